package org.waypost.lsp.assist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;

/**
 * What a file says once for all its statements.
 *
 * @param ttl how long the queue tries an envelope, as written
 * @param wideMacros macros of several words: a statement that uses one may say more than it shows
 */
record Defaults(String ttl, Set<String> wideMacros) {
    /** What holds when no statement says it: smtpd.conf(5), {@code queue ttl}. */
    private static final String QUEUE_TTL = "4d";

    Defaults {
        wideMacros = Set.copyOf(wideMacros);
    }

    static Defaults of(Outline outline) {
        String ttl = QUEUE_TTL;
        Set<String> wide = new HashSet<>();
        for (Phrase phrase : outline.statements()) {
            List<Lexeme> words = phrase.visible();
            if (words.size() == 3 && words.get(0).is("queue") && words.get(1).is("ttl")) {
                ttl = words.get(2).value();
            }
            if (words.size() == 3 && words.get(1).is("=") && isWide(words.get(2).value())) {
                wide.add("$" + words.get(0).text());
            }
        }
        return new Defaults(ttl, wide);
    }

    private static boolean isWide(String value) {
        return value.strip().chars().anyMatch(Character::isWhitespace);
    }

    /** Whether every word of a statement stands in it. */
    boolean showsAll(List<Lexeme> words) {
        return words.stream().noneMatch(word -> wideMacros.contains(word.text()));
    }
}
