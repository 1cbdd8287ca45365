package org.waypost.lsp.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItemKind;
import org.waypost.compiler.check.rule.ClassicOrder;
import org.waypost.grammar.Directive;
import org.waypost.lsp.text.Lexeme;

/** Words of the language, with what the catalogue says of them. */
final class KeywordProposals {
    /** After these, another word of the same option follows. */
    private static final Set<String> OPENERS =
            Set.of(
                    "from", "for", "!", "limit", "deliver", "to", "match", "relay", "filter", "mta",
                    "mda", "smtp", "queue", "srs");

    /** Words that are a part of several options of one statement. */
    private static final Set<String> REPEATED =
            Set.of("regex", "any", "local", "verify", "no-verify");

    /** What a classic rule says of its way of delivery, behind it. */
    private static final Set<String> DELIVERY_OPTIONS =
            Set.of(
                    "backup",
                    "tls",
                    "auth",
                    "verify",
                    "as",
                    "source",
                    "helo",
                    "hostname",
                    "hostnames",
                    "certificate",
                    "pki",
                    "ca",
                    "rcpt-to");

    /** Behind these the same words belong to another part of a classic rule. */
    private static final Set<String> GOES_ON = Set.of("from", "for", "!", "deliver", "to", "tls");

    private KeywordProposals() {}

    static List<Proposal> of(Expectation expectation, Cursor cursor) {
        List<Proposal> proposals = new ArrayList<>();
        for (String word : expectation.keywords()) {
            if (!isUsedUp(word, cursor) && !misfits(word, cursor)) {
                proposals.add(proposal(word, Catalogue.entry(cursor.before(), word)));
            }
        }
        return proposals;
    }

    private static Proposal proposal(String word, Optional<Directive> entry) {
        return new Proposal(
                word,
                word,
                CompletionItemKind.Keyword,
                entry.map(Directive::synopsis).orElse(""),
                entry.map(KeywordProposals::documentation).orElse(""));
    }

    /** An explanation, and a line that uses the word. */
    static String documentation(Directive entry) {
        String example =
                entry.example().isEmpty() ? "" : "\n\n```smtpd-conf\n" + entry.example() + "\n```";
        return entry.explanation() + example;
    }

    /** Whether a classic rule's way of delivery, so far as it is there, has no such option. */
    private static boolean misfits(String word, Cursor cursor) {
        List<Lexeme> before = cursor.before();
        if (before.isEmpty() || !before.getFirst().is("accept")) {
            return false;
        }
        return !GOES_ON.contains(before.getLast().text())
                && DELIVERY_OPTIONS.contains(word)
                && !ClassicOrder.fits(delivery(before), word);
    }

    private static String delivery(List<Lexeme> before) {
        List<String> words = before.stream().map(Lexeme::text).toList();
        int relay = words.indexOf("relay");
        int to = words.indexOf("to");
        if (relay >= 0) {
            return words.subList(relay, words.size()).contains("via") ? "relay via" : "relay";
        }
        boolean named = to >= 0 && to + 1 < words.size();
        return named ? "deliver to " + words.get(to + 1) : "";
    }

    /** No option can be given twice: a word that is there already is not offered as another one. */
    private static boolean isUsedUp(String word, Cursor cursor) {
        List<Lexeme> before = cursor.before();
        boolean insideOption = !before.isEmpty() && OPENERS.contains(before.getLast().text());
        return !insideOption
                && before.stream().skip(1).anyMatch(l -> l.is(word))
                && !REPEATED.contains(word);
    }
}
