package org.waypost.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The tokens of a file, macros put in. One reader of one file; not thread-safe. */
final class RawTokens {
    private static final String NUMBER_ENDS = " \t\n\u000b\f\r),/}=";

    private final String text;
    private final @Nullable MacroScope macros;
    private final List<ConfTokenSource.Comment> comments = new ArrayList<>();
    private final SmtpdConfLexer lexer;
    private final PlainTokens plain;
    private final Words words = new Words();
    private MacroText input;

    /** The macro being read and where it is used; null outside of one. */
    private @Nullable String macro;

    private int macroStart;
    private int lineOffset;
    private int line = 1;

    RawTokens(String text, @Nullable MacroScope macros) {
        this.text = text;
        this.macros = macros;
        this.input = new MacroText("", text, text.startsWith("\ufeff") ? 1 : 0);
        this.lexer = new SmtpdConfLexer(input);
        this.plain = new PlainTokens(text);
        lexer.removeErrorListeners();
    }

    List<ConfTokenSource.Comment> comments() {
        return Collections.unmodifiableList(comments);
    }

    ConfToken next() {
        while (true) {
            leaveMacro();
            @Nullable ConfToken ready = plain();
            if (ready != null) {
                return ready;
            }
            @Nullable ConfToken open = neverClosed();
            if (open != null) {
                return open;
            }
            Token token = lexer.nextToken();
            switch (token.getType()) {
                case SmtpdConfLexer.BLANK -> {}
                case SmtpdConfLexer.COMMENT -> comment(token);
                case SmtpdConfLexer.MACRO -> {
                    @Nullable ConfToken problem = enterMacro(token);
                    if (problem != null) {
                        return problem;
                    }
                }
                case SmtpdConfLexer.UNCLOSED -> {
                    return unclosed(token);
                }
                default -> {
                    return cook(token);
                }
            }
        }
    }

    /** The next token when it needs no automaton; null when the lexer must look. */
    private @Nullable ConfToken plain() {
        if (macro != null) {
            return null;
        }
        int skipped = input.size() - text.length();
        int from = input.index() - skipped;
        lineOf(from);
        int type = plain.read(from);
        while (type == SmtpdConfLexer.COMMENT) {
            comments.add(new ConfTokenSource.Comment(plain.start(), plain.end(), line));
            lineOffset = plain.end();
            type = plain.read(lineOffset);
        }
        if (type == PlainTokens.LEFT_TO_LEXER) {
            input.seek(plain.start() + skipped);
            return null;
        }
        input.seek(plain.end() + skipped);
        ConfToken token = plainToken(type, skipped);
        // Of what is read here only a NEWLINE ends a line, so nothing need be walked twice.
        lineOffset = plain.end();
        line += type == SmtpdConfLexer.NEWLINE ? 1 : 0;
        return token;
    }

    private ConfToken plainToken(int type, int skipped) {
        int start = plain.start();
        int end = plain.end();
        if (end - start > ConfTokenSource.MAX_TOKEN) {
            ConfToken.Place place = new ConfToken.Place(start, end, line, null);
            return new ConfToken(place, SmtpdConfLexer.OTHER, "", "string too long");
        }
        boolean digit = text.charAt(start) >= '0' && text.charAt(start) <= '9';
        if (digit && type == SmtpdConfLexer.WORD) {
            ConfToken.Place place = new ConfToken.Place(start, end, line, null);
            return wordOrNumber(text.substring(start, end), start + skipped, place);
        }
        int quote = type == SmtpdConfLexer.STRING ? 1 : 0;
        Words.Word word = words.of(text, start + quote, end - quote);
        return new ConfToken(plain, type, line, word);
    }

    private void leaveMacro() {
        if (macro != null && !input.inValue(input.index())) {
            read(new MacroText("", text, input.offset(input.index())));
            macro = null;
        }
    }

    private void read(MacroText from) {
        input = from;
        lexer.setInputStream(from);
    }

    private void comment(Token token) {
        if (macro == null) {
            int start = input.offset(token.getStartIndex());
            int end = input.offset(token.getStopIndex() + 1);
            comments.add(new ConfTokenSource.Comment(start, end, lineOf(start)));
        }
    }

    /** Reads on in the macro's value; a token when there is none. */
    private @Nullable ConfToken enterMacro(Token token) {
        String name = token.getText().substring(token.getText().indexOf('$') + 1);
        ConfToken.Place place = place(token);
        if (macro != null) {
            input.seek(token.getStopIndex() - name.length() + 1);
            return new ConfToken(place(token), SmtpdConfLexer.OTHER, "$", null);
        }
        if (macros == null) {
            return new ConfToken(place, SmtpdConfLexer.WORD, token.getText(), null);
        }
        Optional<String> value = macros.value(name);
        if (value.isEmpty()) {
            String problem = "macro '" + name + "' not defined";
            return new ConfToken(place, SmtpdConfLexer.OTHER, "$" + name, problem);
        }
        if (!value.get().isEmpty()) {
            macroStart = place.start();
            macro = name;
            read(new MacroText(value.get(), text, place.end()));
        }
        return null;
    }

    /** A quote that is not closed in all that follows, known without reading all that follows. */
    private @Nullable ConfToken neverClosed() {
        int at = input.index();
        int open = at < input.size() && input.charAt(at) == '\\' ? at + 1 : at;
        if (open >= input.size() || "\"'".indexOf(input.charAt(open)) < 0) {
            return null;
        }
        return input.closes(plain, open) ? null : unclosed(at, open);
    }

    private ConfToken unclosed(Token token) {
        int start = token.getStartIndex();
        return unclosed(start, start);
    }

    /** The rest of the line is in the string that has no end; reading goes on behind it. */
    private ConfToken unclosed(int start, int open) {
        int stop = start;
        while (stop < input.size() && input.charAt(stop) != '\n') {
            stop++;
        }
        input.seek(Math.max(stop, start + 1));
        ConfToken.Place whole = place(start, input.size() - 1);
        int end = Math.min(whole.end(), input.offset(stop));
        ConfToken.Place place =
                new ConfToken.Place(
                        whole.start(), Math.max(end, whole.start() + 1), whole.line(), macro);
        return new ConfToken(
                place,
                SmtpdConfLexer.OTHER,
                String.valueOf(input.charAt(start)),
                "reached end of file while parsing quoted string");
    }

    private ConfToken cook(Token token) {
        String raw = token.getType() == Token.EOF ? "" : token.getText();
        ConfToken.Place place = place(token);
        if (raw.length() > ConfTokenSource.MAX_TOKEN) {
            return new ConfToken(place, SmtpdConfLexer.OTHER, "", "string too long");
        }
        return switch (token.getType()) {
            case SmtpdConfLexer.STRING -> string(place, raw);
            case SmtpdConfLexer.WORD, SmtpdConfLexer.NUMBER ->
                    wordOrNumber(raw, token.getStartIndex(), place);
            default -> new ConfToken(place, token.getType(), TokenText.word(raw), null);
        };
    }

    private static ConfToken string(ConfToken.Place place, String raw) {
        ConfToken token =
                new ConfToken(place, SmtpdConfLexer.STRING, TokenText.quoted(raw, false), null);
        String later = TokenText.quoted(raw, true);
        if (!later.equals(token.value())) {
            token.valueSince6_6(later);
        }
        return token;
    }

    /**
     * @param raw as it stands in the input from {@code index} on
     */
    private ConfToken wordOrNumber(String raw, int index, ConfToken.Place place) {
        String value = TokenText.word(raw);
        int digits = value.startsWith("-") ? 1 : 0;
        int end = digits;
        while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
            end++;
        }
        boolean cut = end > digits && end < value.length() && value.charAt(end) == '/';
        if (cut && raw.equals(value)) {
            input.seek(index + end);
            ConfToken.Place part =
                    new ConfToken.Place(
                            place.start(),
                            Math.min(place.end(), place.start() + end),
                            place.line(),
                            macro);
            return number(part, value.substring(0, end));
        }
        if (end > digits && end == value.length() && numberEnds(index + raw.length())) {
            return number(place, value);
        }
        int type = digits > 0 ? SmtpdConfLexer.OTHER : SmtpdConfLexer.WORD;
        return new ConfToken(place, type, value, null);
    }

    private boolean numberEnds(int at) {
        return at >= input.size() || NUMBER_ENDS.indexOf(input.charAt(at)) >= 0;
    }

    private static ConfToken number(ConfToken.Place place, String digits) {
        try {
            Long.parseLong(digits);
            return new ConfToken(place, SmtpdConfLexer.NUMBER, digits, null);
        } catch (NumberFormatException tooBig) {
            String size = digits.startsWith("-") ? "too small" : "too large";
            String problem = "\"" + digits + "\" invalid number: " + size;
            return new ConfToken(place, SmtpdConfLexer.OTHER, digits, problem);
        }
    }

    private ConfToken.Place place(Token token) {
        return place(token.getStartIndex(), token.getStopIndex());
    }

    private ConfToken.Place place(int first, int last) {
        int start = input.inValue(first) ? macroStart : input.offset(first);
        int end = Math.max(start, input.offset(Math.max(first, last + 1)));
        boolean fromMacro = macro != null && input.inValue(first);
        return new ConfToken.Place(start, end, lineOf(start), fromMacro ? macro : null);
    }

    /** Offsets are asked in order, or a little before the last one. */
    private int lineOf(int offset) {
        while (lineOffset < offset) {
            if (text.charAt(lineOffset++) == '\n') {
                line++;
            }
        }
        while (lineOffset > offset) {
            if (text.charAt(--lineOffset) == '\n') {
                line--;
            }
        }
        return line;
    }
}
