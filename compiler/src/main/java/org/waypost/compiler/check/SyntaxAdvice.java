package org.waypost.compiler.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waypost.compiler.check.rule.ClassicOrder;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.Tables;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.SyntaxFault;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Dialect;
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
    private final Tables tables;

    /**
     * @param tables as they become known
     */
    SyntaxAdvice(Release release, Tables tables) {
        this.release = release;
        this.tables = tables;
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
        Optional<Span> quote = OpenQuote.before(raw, fault.span());
        if (quote.isPresent()) {
            return OpenQuote.explain(quote.get(), fault.span(), found);
        }
        Diagnostics error =
                Diagnostics.error(CODE, fault.span())
                        .original("syntax error")
                        .message("did not expect " + found + " here");
        new Hints(release, tables)
                .hint(raw, fault)
                .ifPresent(hint -> error.help(hint.text()).edit(hint.mend()));
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
        boolean all = word.equals("all") && fault.expected().contains("`any`");
        return Diagnostics.error(Spellings.BEFORE_2013, at)
                .original("syntax error")
                .message("`" + word + "` is from OpenSMTPD before 2013")
                .help(now)
                .edit(all ? Spelled.at(at, "any") : Optional.empty())
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
}
