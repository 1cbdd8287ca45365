package org.waypost.lsp.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Phrase;

/** What one statement implies: smtpd.conf(5)'s defaults. Used once. */
final class ImpliedWords {
    private static final Set<String> RULES = Set.of("match", "accept", "reject");
    private static final Set<String> DELIVERIES =
            Set.of("mbox", "maildir", "lmtp", "mda", "relay", "forward-only", "expand-only");
    private static final Set<String> MAILDIR_OPTIONS =
            Set.of(
                    "junk",
                    "user",
                    "alias",
                    "virtual",
                    "userbase",
                    "users",
                    "wrapper",
                    "ttl",
                    "as",
                    "expire");

    private final List<Lexeme> words;
    private final Defaults defaults;
    private final List<Implied> found = new ArrayList<>();

    private ImpliedWords(Phrase phrase, Defaults defaults) {
        this.words = outsideLists(phrase.visible());
        this.defaults = defaults;
    }

    static List<Implied> of(Phrase phrase, Defaults defaults) {
        ImpliedWords implied = new ImpliedWords(phrase, defaults);
        implied.read();
        return implied.found;
    }

    /** Lists are values; a word in one says nothing of the statement. */
    private static List<Lexeme> outsideLists(List<Lexeme> words) {
        List<Lexeme> outside = new ArrayList<>();
        int depth = 0;
        for (Lexeme word : words) {
            depth += word.is("{") ? 1 : 0;
            if (depth == 0 || word.is("}")) {
                outside.add(word);
            }
            depth -= word.is("}") && depth > 0 ? 1 : 0;
        }
        return outside;
    }

    private void read() {
        if (words.size() < 2 || !defaults.showsAll(words)) {
            return;
        }
        String statement = words.getFirst().text();
        if (RULES.contains(statement)) {
            rule(statement);
        } else if (statement.equals("listen") && words.size() > 2 && !words.get(2).is("socket")) {
            port();
        }
        maildir();
        if (statement.equals("action")) {
            action();
        }
    }

    private void rule(String statement) {
        int behind = words.getFirst().end();
        if (index("from").isEmpty()) {
            add(behind, "from local", "a rule without `from` is for mail of this machine");
        }
        if (index("for").isEmpty()) {
            int ending = statement.equals("match") ? ending() : behind;
            add(ending, "for local", "a rule without `for` is for this machine's own names");
        }
    }

    /** Before {@code action} or {@code reject}, which are always last. */
    private int ending() {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).is("action") || words.get(i).is("reject")) {
                return words.get(i - 1).end();
            }
        }
        return words.getLast().end();
    }

    private void port() {
        if (index("port").isPresent()) {
            return;
        }
        int behind = words.get(2).end();
        if (index("ssl").isPresent()) {
            found.add(new Implied(behind, "ports 465 and 25", false, "`ssl` listens twice"));
        } else {
            boolean smtps = index("smtps").isPresent();
            add(behind, smtps ? "port 465" : "port 25", "the port when none is named");
        }
    }

    private void action() {
        boolean delivers = words.stream().anyMatch(w -> DELIVERIES.contains(w.text()));
        if (delivers && index("ttl").isEmpty()) {
            String text = "ttl " + defaults.ttl();
            add(words.getLast().end(), text, "the queue's time to live holds for this action");
        }
    }

    private void maildir() {
        Optional<Integer> at = index("maildir");
        if (at.isEmpty()) {
            return;
        }
        int next = at.get() + 1;
        boolean bare = next >= words.size() || MAILDIR_OPTIONS.contains(words.get(next).text());
        if (bare) {
            add(words.get(at.get()).end(), "\"~/Maildir\"", "where a maildir without a path is");
        }
    }

    private Optional<Integer> index(String word) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).is(word) && words.get(i).kind() == Lexeme.Kind.WORD) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private void add(int offset, String text, String why) {
        found.add(new Implied(offset, text, true, why));
    }
}
