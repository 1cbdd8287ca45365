package org.waypost.compiler.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
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
        hint(raw, fault).ifPresent(error::help);
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

    private Optional<String> hint(RawStatement raw, SyntaxFault fault) {
        String word = fault.found().strip();
        if (raw.span().start() == fault.span().start() && afterBlankBackslash(fault)) {
            return Optional.of(
                    "the line above ends in a backslash and blanks: only a backslash at the very"
                            + " end of a line continues it");
        }
        if (!release.atLeast(Release.R7_5) && newlineInList(raw, fault)) {
            return Optional.of("newlines anywhere in a list are known since 7.5");
        }
        if (raw.firstWord().equals("map")) {
            return Optional.of("`map` was replaced by `table` in 2012: `table NAME { … }`");
        }
        if (raw.firstWord().equals("hostname") && fault.span().start() == raw.span().start()) {
            return Optional.of("the name belongs to a listener: `listen on … hostname NAME`");
        }
        if (word.equals("all")) {
            return Optional.of(
                    release.dialect() == Dialect.CLASSIC
                            ? "`for all` was replaced by `for any` in 2012"
                            : "everything is called `any`");
        }
        if (word.matches("[0-9]+\\..*") && fault.expected().contains("`src`")) {
            return Optional.of("an address or a network is written `from src " + word + "`");
        }
        if (quotable(word)) {
            return Optional.of("a word that begins so must be quoted: `\"" + whole(fault) + "\"`");
        }
        if (word.matches("-?[0-9]+") && fault.expected().contains("a word")) {
            return Optional.of("a number must be quoted here: `\"" + word + "\"`");
        }
        boolean keyword = Keywords.of(release).contains(word);
        if (keyword && fault.expected().contains("a word")) {
            return Optional.of(
                    "`" + word + "` is a keyword; quoted it is a name: `\"" + word + "\"`");
        }
        Optional<String> other = otherRelease(word);
        return other.isPresent() ? other : meant(raw, fault, word);
    }

    /** A keyword that is near, also one in capitals. */
    private Optional<String> meant(RawStatement raw, SyntaxFault fault, String word) {
        String first = raw.firstWord();
        boolean capitals =
                !first.equals(first.toLowerCase(Locale.ROOT))
                        && Keywords.of(release).contains(first.toLowerCase(Locale.ROOT));
        if (capitals) {
            return Optional.of(
                    "keywords are written in lower case: `" + first.toLowerCase(Locale.ROOT) + "`");
        }
        List<String> fitting =
                fault.expected().stream()
                        .map(e -> e.replace("`", ""))
                        .filter(e -> e.matches("[a-z][a-z0-9-]+"))
                        .toList();
        Optional<String> close = CloseName.among(fitting, word);
        if (close.isEmpty() && fault.span().start() != raw.span().start()) {
            boolean macro = fault.expected().equals(List.of("`=`"));
            close = macro ? CloseName.among(Keywords.of(release), first) : close;
        }
        return close.map(c -> "did you mean `" + c + "`?");
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
    private static String whole(SyntaxFault fault) {
        String text = fault.span().file().text();
        int end = fault.span().start();
        while (end < text.length() && " \t\r\n,{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(fault.span().start(), end);
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
