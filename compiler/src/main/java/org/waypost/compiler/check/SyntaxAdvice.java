package org.waypost.compiler.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.SyntaxFault;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;

/** Says what a bare "syntax error" is about. */
final class SyntaxAdvice {
    /** The code of what the original only calls a syntax error. */
    static final String CODE = "syntax-error";

    /** More alternatives than this help nobody. */
    private static final int MAX_EXPECTED = 12;

    private final Release release;

    SyntaxAdvice(Release release) {
        this.release = release;
    }

    Diagnostic explain(RawStatement raw, SyntaxFault fault) {
        if (!fault.problem().isEmpty()) {
            return Diagnostics.error(code(fault.problem()), fault.span())
                    .original(fault.problem())
                    .message(sentence(fault))
                    .build();
        }
        String found = fault.found().isBlank() ? "the end of the line" : "`" + shown(fault) + "`";
        Diagnostics error =
                Diagnostics.error(CODE, fault.span())
                        .original("syntax error")
                        .message("did not expect " + found + " here");
        hint(raw, fault).ifPresent(hint -> error.help(hint.text()).edit(hint.mend()));
        if (!fault.expected().isEmpty()) {
            error.help("expected " + list(fault.expected()));
        }
        return error.build();
    }

    private static String code(String problem) {
        if (problem.startsWith("macro ")) {
            return "no-such-macro";
        }
        if (problem.startsWith("reached end")) {
            return "quote-not-closed";
        }
        return problem.startsWith("string too long") ? "word-too-long" : "number-too-large";
    }

    private static String sentence(SyntaxFault fault) {
        return switch (code(fault.problem())) {
            case "no-such-macro" -> "there is no macro `" + shown(fault) + "` above this line";
            case "quote-not-closed" -> "the quote that begins here is not closed";
            case "word-too-long" -> "this word is longer than any release takes";
            default -> "`" + shown(fault) + "` does not fit into 64 bits";
        };
    }

    private static String shown(SyntaxFault fault) {
        String text = fault.found().strip();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static String list(List<String> expected) {
        int count = expected.size();
        if (count == 1) {
            return expected.getFirst();
        }
        if (count > MAX_EXPECTED) {
            return String.join(", ", expected.subList(0, MAX_EXPECTED)) + " …";
        }
        return String.join(", ", expected.subList(0, count - 1)) + " or " + expected.getLast();
    }

    /**
     * What was probably meant.
     *
     * @param mend what to write for it, where that is sure
     */
    private record Hint(String text, Optional<TextEdit> mend) {
        Hint(String text) {
            this(text, Optional.empty());
        }

        static Optional<Hint> of(String text) {
            return Optional.of(new Hint(text));
        }

        static Optional<Hint> of(String text, Span at, String instead) {
            return Optional.of(new Hint(text, Spelled.at(at, instead)));
        }
    }

    private Optional<Hint> hint(RawStatement raw, SyntaxFault fault) {
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
        if (raw.firstWord().equals("map")) {
            return Hint.of("`map` was replaced by `table` in 2012: `table NAME { … }`");
        }
        if (raw.firstWord().equals("hostname") && fault.span().start() == raw.span().start()) {
            return Hint.of("the name belongs to a listener: `listen on … hostname NAME`");
        }
        Optional<Hint> written = written(fault);
        return written.isPresent() ? written : meant(raw, fault, fault.found().strip());
    }

    /** A word that is right and written otherwise. */
    private Optional<Hint> written(SyntaxFault fault) {
        String word = fault.found().strip();
        if (word.equals("all")) {
            String text =
                    release.dialect() == Dialect.CLASSIC
                            ? "`for all` was replaced by `for any` in 2012"
                            : "everything is called `any`";
            return fault.expected().contains("`any`")
                    ? Hint.of(text, fault.span(), "any")
                    : Hint.of(text);
        }
        if (word.matches("[0-9]+\\..*") && fault.expected().contains("`src`")) {
            return Hint.of("an address or a network is written `from src " + word + "`");
        }
        if (quotable(word)) {
            Span whole = whole(fault);
            String text = whole.file().text().substring(whole.start(), whole.end());
            String hint = "a word that begins so must be quoted: `\"" + text + "\"`";
            boolean fits = text.indexOf('"') < 0 && fault.expected().contains("a word");
            return fits ? Hint.of(hint, whole, Spelled.quoted(text)) : Hint.of(hint);
        }
        boolean number = word.matches("-?[0-9]+");
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
        return otherRelease(word).map(Hint::new);
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

    /** A keyword that is near, also one in capitals. */
    private Optional<Hint> meant(RawStatement raw, SyntaxFault fault, String word) {
        String first = raw.firstWord();
        String lower = first.toLowerCase(Locale.ROOT);
        int start = raw.span().start();
        Span head = new Span(raw.file(), start, start + first.length(), raw.span().line());
        boolean capitals = !first.equals(lower) && Keywords.of(release).contains(lower);
        if (capitals) {
            return Hint.of("keywords are written in lower case: `" + lower + "`", head, lower);
        }
        List<String> fitting =
                fault.expected().stream()
                        .map(e -> e.replace("`", ""))
                        .filter(e -> e.matches("[a-z][a-z0-9-]+"))
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
        return !word.isEmpty() && "@*/~|+.-".indexOf(word.charAt(0)) >= 0;
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

    private Optional<String> otherRelease(String word) {
        Set<String> here = Keywords.of(release);
        if (here.contains(word)) {
            return Optional.empty();
        }
        for (Release other : Release.of(release.dialect()).reversed()) {
            if (Keywords.of(other).contains(word)) {
                boolean later = other.compareTo(release) > 0;
                String label = later ? first(word).label() : other.label();
                return Optional.of(
                        "`" + word + "` is known " + (later ? "since " : "until ") + label);
            }
        }
        return Optional.empty();
    }

    private Release first(String word) {
        return Release.of(release.dialect()).stream()
                .filter(r -> Keywords.of(r).contains(word))
                .findFirst()
                .orElse(release);
    }
}
