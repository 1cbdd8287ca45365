package org.waypost.lsp.complete;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Release;
import org.waypost.lsp.text.Lexeme;

/** Finds the catalogue's entry for a word by where it stands. */
public final class Catalogue {
    /** Words after which the options are those of what was chosen, not of the statement. */
    private static final Set<String> METHODS = Set.of("relay", "deliver");

    /** Statements of one dialect whose word the other one has as an option. */
    private static final Map<String, Dialect> STATEMENTS =
            Map.of(
                    "ciphers", Dialect.CLASSIC,
                    "limit", Dialect.CLASSIC,
                    "max-message-size", Dialect.CLASSIC,
                    "reject", Dialect.CLASSIC,
                    "mda", Dialect.MODERN);

    private Catalogue() {}

    /**
     * The entry for a word.
     *
     * @param before the lexemes of the statement before the word
     */
    public static Optional<Directive> entry(List<Lexeme> before, String word) {
        for (String name : names(before, word)) {
            Optional<Directive> found = Directives.named(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a release knows a word at a place; what the catalogue does not say is known. */
    static boolean knows(List<Lexeme> before, String word, Release release) {
        if (before.isEmpty() && STATEMENTS.containsKey(word)) {
            return STATEMENTS.get(word) == release.dialect();
        }
        return entry(before, word)
                .map(entry -> entry.releases().isEmpty() || entry.releases().contains(release))
                .orElse(true);
    }

    /** Names that the entry may have, the most exact first. */
    private static Set<String> names(List<Lexeme> before, String word) {
        Set<String> names = new LinkedHashSet<>();
        if (before.isEmpty()) {
            names.add(word);
            return names;
        }
        String statement = before.getFirst().text();
        String last = before.size() > 1 ? before.getLast().text() : "";
        for (String method : METHODS) {
            if (before.stream().anyMatch(l -> l.is(method))) {
                names.add(statement + " " + method + " " + last + " " + word);
                names.add(statement + " " + method + " " + word);
            }
        }
        names.add(statement + " " + last + " " + word);
        names.add(statement + " " + word);
        return names;
    }
}
