package org.waypost.lsp.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItemKind;
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

    /** Options of a classic rule by the action that they belong to. */
    private static final Map<String, String> ACTIONS =
            Map.of(
                    "backup",
                    "relay",
                    "tls",
                    "relay",
                    "verify",
                    "relay",
                    "hostname",
                    "relay",
                    "hostnames",
                    "relay",
                    "rcpt-to",
                    "deliver");

    private KeywordProposals() {}

    static List<Proposal> of(Expectation expectation, Cursor cursor) {
        List<Proposal> proposals = new ArrayList<>();
        for (String word : expectation.keywords()) {
            if (!isUsedUp(word, cursor) && !lacksAction(word, cursor)) {
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

    /** Options of relaying are of no use before {@code relay}. */
    private static boolean lacksAction(String word, Cursor cursor) {
        List<Lexeme> before = cursor.before();
        return !before.isEmpty()
                && before.getFirst().is("accept")
                && ACTIONS.containsKey(word)
                && before.stream().noneMatch(l -> l.is(ACTIONS.get(word)));
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
