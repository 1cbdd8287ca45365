package org.waypost.compiler.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waypost.compiler.check.rule.ClassicOrder;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.SyntaxFault;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;

/** Says what a bare "syntax error" is about. */
final class SyntaxAdvice {
    /** The code of what the original only calls a syntax error. */
    static final String CODE = "syntax-error";

    /** More alternatives than this help nobody. */
    private static final int MAX_EXPECTED = 12;

    private static final Pattern DELIVERY = Pattern.compile("relay via|relay|deliver to [a-z]+");
    private static final Set<String> DELIVERY_OPTIONS =
            Set.of(
                    "as",
                    "auth",
                    "backup",
                    "ca",
                    "certificate",
                    "helo",
                    "hostname",
                    "hostnames",
                    "pki",
                    "rcpt-to",
                    "source",
                    "tls",
                    "verify");

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
        Optional<String> old = Spellings.old(raw, fault.found().strip(), release.dialect());
        if (old.isPresent()) {
            return old(raw, fault, old.get());
        }
        Diagnostics error =
                Diagnostics.error(CODE, fault.span())
                        .original("syntax error")
                        .message("did not expect " + found + " here");
        hint(raw, fault).ifPresent(error::help);
        List<String> expected = fitting(raw, fault);
        if (!expected.isEmpty()) {
            error.help("expected " + list(expected));
        }
        return error.build();
    }

    /** A form that nobody reads any more: what would fit in its place does not matter. */
    private static Diagnostic old(RawStatement raw, SyntaxFault fault, String now) {
        boolean map = raw.firstWord().equals("map");
        Span at = map ? raw.firstSpan() : fault.span();
        String word = map ? "map" : shown(fault);
        return Diagnostics.error(Spellings.BEFORE_2013, at)
                .original("syntax error")
                .message("`" + word + "` is from OpenSMTPD before 2013")
                .help(now)
                .build();
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

    /** What would have fitted, without the options that belong to other ways of delivery. */
    private List<String> fitting(RawStatement raw, SyntaxFault fault) {
        String words =
                raw.tokens().stream()
                        .filter(token -> token.start() < fault.span().start())
                        .map(ConfToken::value)
                        .collect(Collectors.joining(" "));
        Matcher delivery = DELIVERY.matcher(words);
        if (release.dialect() != Dialect.CLASSIC || !delivery.find()) {
            return fault.expected();
        }
        return fault.expected().stream()
                .filter(e -> !DELIVERY_OPTIONS.contains(e.replace("`", "")) || fits(delivery, e))
                .toList();
    }

    private static boolean fits(Matcher delivery, String expected) {
        return ClassicOrder.fits(delivery.group(), expected.replace("`", ""));
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
        if (raw.firstWord().equals("hostname") && fault.span().start() == raw.span().start()) {
            return Optional.of("the name belongs to a listener: `listen on … hostname NAME`");
        }
        if (word.equals("all")) {
            return Optional.of("everything is called `any`");
        }
        Optional<String> missing = missingWord(raw, fault);
        if (missing.isPresent()) {
            return missing;
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
        return otherRelease(word)
                .or(() -> otherRelease(wordBefore(raw, fault)))
                .or(() -> Spellings.option(word, release.dialect()))
                .or(() -> meant(raw, fault, word));
    }

    /** An address behind {@code from}, or a name behind {@code for}, without what it is. */
    private static Optional<String> missingWord(RawStatement raw, SyntaxFault fault) {
        String word = fault.found().strip();
        boolean value = word.equals("<") || word.equals("{") || word.matches("[\"'0-9].*");
        List<String> expected = fault.expected();
        if (!value && !word.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
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
    private Optional<String> meant(RawStatement raw, SyntaxFault fault, String word) {
        String first = raw.firstWord();
        boolean capitals =
                !first.equals(first.toLowerCase(Locale.ROOT))
                        && Arrays.stream(Release.values())
                                .map(Keywords::of)
                                .anyMatch(w -> w.contains(first.toLowerCase(Locale.ROOT)));
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
        if (!text.startsWith(fault.found(), end)) {
            return fault.found();
        }
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
                String range = later ? "since " + label : "until " + label + Known.successor(word);
                return Optional.of("`" + word + "` is known " + range);
            }
        }
        return Optional.empty();
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

    private Release first(String word) {
        return Release.of(release.dialect()).stream()
                .filter(r -> Keywords.of(r).contains(word))
                .findFirst()
                .orElse(release);
    }
}
