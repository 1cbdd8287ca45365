package org.waypost.compiler.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.Tables;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.SyntaxFault;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;

/** Guesses what was meant by what could not be read. */
final class Hints {
    /** What word processors make of {@code "}. */
    private static final String CURLY = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern KEYWORD = Pattern.compile("`[a-z][a-z0-9-]+`");

    private final Release release;
    private final Tables tables;

    /**
     * @param tables those above
     */
    Hints(Release release, Tables tables) {
        this.release = release;
        this.tables = tables;
    }

    /** The first that fits. */
    Optional<Hint> hint(RawStatement raw, SyntaxFault fault) {
        if (raw.span().start() == fault.span().start() && afterBlankBackslash(fault)) {
            return Optional.of(
                    new Hint(
                            "the line above ends in a backslash and blanks: only a backslash at the"
                                    + " very end of a line continues it",
                            Optional.of(new TextEdit(blanksBefore(fault), ""))));
        }
        if (!release.atLeast(Release.R7_5) && newlineInList(raw, fault)) {
            return Hint.of("newlines anywhere in a list are known since 7.5");
        }
        if (raw.firstWord().equals("hostname") && fault.span().start() == raw.span().start()) {
            return Hint.of("the name belongs to a listener: `listen on … hostname NAME`");
        }
        String word = fault.found().strip();
        return missingWord(raw, fault)
                .map(Hint::new)
                .or(() -> habit(fault, word))
                .or(() -> table(fault, word))
                .or(() -> written(fault))
                .or(() -> Known.reserved(word, release).map(Hint::new))
                .or(() -> Known.reserved(wordBefore(raw, fault), release).map(Hint::new))
                .or(() -> Spellings.option(word, release.dialect()).map(Hint::new))
                .or(() -> meant(raw, fault, word));
    }

    /** What other languages have, or a word processor put in. */
    private static Optional<Hint> habit(SyntaxFault fault, String word) {
        if (word.startsWith(";")) {
            Span span = fault.span();
            Span one = new Span(span.file(), span.start(), span.start() + 1, span.line());
            return Hint.of("a statement ends with its line, without a semicolon", one, "");
        }
        String text = fault.span().file().text();
        int at = fault.span().start();
        if (text.startsWith("//", at) || text.startsWith("/*", at)) {
            return Hint.of("a comment begins with `#`");
        }
        return begins(word, CURLY)
                ? Hint.of("quotes are written straight: `\"`")
                : Optional.empty();
    }

    /** A keyword in brackets: the name of a table that is nearly that. */
    private Optional<Hint> table(SyntaxFault fault, String word) {
        int at = fault.span().start();
        boolean bracket = at > 0 && fault.span().file().text().charAt(at - 1) == '<';
        return bracket
                ? tables.suggestions()
                        .among(tables.names(), word)
                        .flatMap(c -> Hint.of("did you mean `<" + c + ">`?", fault.span(), c))
                : Optional.empty();
    }

    /** A word that is right and written otherwise. */
    private Optional<Hint> written(SyntaxFault fault) {
        String word = fault.found().strip();
        if (word.equals("all")) {
            String text = "everything is called `any`";
            return fault.expected().contains("`any`")
                    ? Hint.of(text, fault.span(), "any")
                    : Hint.of(text);
        }
        if (quotable(word)) {
            Span whole = whole(fault);
            String written = whole.file().text().substring(whole.start(), whole.end());
            String text = written.startsWith(word) ? written : word;
            String hint = "a word that begins so must be quoted: `\"" + text + "\"`";
            boolean fits = text.indexOf('"') < 0 && fault.expected().contains("a word");
            return fits ? Hint.of(hint, whole, Spelled.quoted(text)) : Hint.of(hint);
        }
        boolean number = NUMBER.matcher(word).matches();
        boolean wanted = fault.expected().contains("a word");
        if (number && wanted) {
            return Hint.of(
                    "a number must be quoted here: `\"" + word + "\"`",
                    fault.span(),
                    Spelled.quoted(word));
        }
        if (Keywords.of(release).contains(word) && wanted) {
            String text = "`" + word + "` is a keyword; quoted it is a name: `\"" + word + "\"`";
            return inList(fault)
                    ? Hint.of(text, fault.span(), Spelled.quoted(word))
                    : Hint.of(text);
        }
        return Optional.empty();
    }

    /** Elsewhere a keyword in the place of a name may mean that the name was forgotten. */
    private static boolean inList(SyntaxFault fault) {
        String text = fault.span().file().text();
        int at = fault.span().start() - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at >= 0 && (text.charAt(at) == '{' || text.charAt(at) == ',');
    }

    /** An address behind {@code from}, or a name behind {@code for}, without what it is. */
    private static Optional<String> missingWord(RawStatement raw, SyntaxFault fault) {
        String word = fault.found().strip();
        boolean value = word.equals("<") || word.equals("{") || begins(word, "\"'0123456789");
        List<String> expected = fault.expected();
        if (!value && !NAME.matcher(word).matches()) {
            return Optional.empty();
        }
        String text = fault.span().file().text();
        int end = Math.min(raw.span().end(), text.length());
        String rest = fault.span().start() < end ? text.substring(fault.span().start(), end) : "";
        String shown = rest.split("[ \t\n]", 2)[0];
        shown = word.equals("{") ? "{ … }" : shown;
        for (String form : List.of("`src`", "`source`", "`domain`")) {
            boolean fits = expected.contains(form) && expected.contains("`any`");
            if (fits) {
                String place = form.equals("`domain`") ? "for" : "from";
                String option = form.substring(1, form.length() - 1);
                return Optional.of("write `" + place + " " + option + " " + shown + "`");
            }
        }
        return Optional.empty();
    }

    /** A keyword that is near, also one in capitals. */
    private Optional<Hint> meant(RawStatement raw, SyntaxFault fault, String word) {
        String first = raw.firstWord();
        String lower = first.toLowerCase(Locale.ROOT);
        int start = raw.span().start();
        Span head = new Span(raw.file(), start, start + first.length(), raw.span().line());
        boolean capitals =
                !first.equals(lower)
                        && Arrays.stream(Release.values())
                                .anyMatch(r -> Keywords.of(r).contains(lower));
        if (capitals) {
            return Hint.of("keywords are written in lower case: `" + lower + "`", head, lower);
        }
        List<String> fitting =
                fault.expected().stream()
                        .filter(e -> KEYWORD.matcher(e).matches())
                        .map(e -> e.substring(1, e.length() - 1))
                        .toList();
        Optional<String> close = CloseName.among(fitting, word);
        if (close.isPresent()) {
            return close.flatMap(c -> Hint.of("did you mean `" + c + "`?", fault.span(), c));
        }
        boolean macro = fault.span().start() != start && fault.expected().equals(List.of("`=`"));
        return macro
                ? CloseName.among(Keywords.of(release), first)
                        .flatMap(c -> Hint.of("did you mean `" + c + "`?", head, c))
                : Optional.empty();
    }

    /** The blanks between a backslash and the end of its line, which is the one above. */
    private static Span blanksBefore(SyntaxFault fault) {
        String text = fault.span().file().text();
        int end = text.lastIndexOf('\n', fault.span().start() - 1);
        int at = end;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return new Span(fault.span().file(), at, end, fault.span().line() - 1);
    }

    /** A newline between braces, or a brace or comma that comes first on its line. */
    private static boolean newlineInList(RawStatement raw, SyntaxFault fault) {
        if (fault.found().isBlank()) {
            return fault.span().end() < raw.span().end();
        }
        if (!fault.found().equals("}") && !fault.found().equals(",")) {
            return false;
        }
        String text = fault.span().file().text();
        int at = fault.span().start() - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '\n';
    }

    private static boolean afterBlankBackslash(SyntaxFault fault) {
        String text = fault.span().file().text();
        int end = text.lastIndexOf('\n', fault.span().start() - 1);
        int at = end - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        return at >= 0 && at < end - 1 && text.charAt(at) == '\\';
    }

    private static boolean quotable(String word) {
        return begins(word, "@*/~|+.-");
    }

    private static boolean begins(String word, String characters) {
        return !word.isEmpty() && characters.indexOf(word.charAt(0)) >= 0;
    }

    /** The unquoted word as it was meant: up to the next blank. */
    private static Span whole(SyntaxFault fault) {
        String text = fault.span().file().text();
        int end = fault.span().start();
        while (end < text.length() && " \t\r\n,{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(fault.span().file(), fault.span().start(), end, fault.span().line());
    }

    /** What a release takes for a name, and then does not know what to do with what follows. */
    private static String wordBefore(RawStatement raw, SyntaxFault fault) {
        String before = "";
        for (ConfToken token : raw.tokens()) {
            if (token.start() >= fault.span().start()) {
                break;
            }
            before = token.quoted() ? "" : token.value();
        }
        return before;
    }
}
