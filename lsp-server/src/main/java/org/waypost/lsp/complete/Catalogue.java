package org.waypost.lsp.complete;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Release;
import org.waypost.lsp.text.Lexeme;

/** Finds the catalogue's entry for a word by where it stands. */
public final class Catalogue {
    /** Words after which the options are those of what was chosen, not of the statement. */
    private static final Set<String> METHODS = Set.of("relay", "deliver");

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

    /** The entry that a word makes with the next one. */
    public static Optional<Directive> pair(List<Lexeme> before, String word, String next) {
        return entry(before, word + " " + next);
    }

    /** The entries of which a word is only the beginning: {@code from} in {@code match}. */
    public static List<Directive> beginning(List<Lexeme> before, String word) {
        String name = before.isEmpty() ? word : before.getFirst().text() + " " + word;
        return Directives.all().stream()
                .filter(entry -> entry.name().startsWith(name + " "))
                .toList();
    }

    /** Whether a release knows a word at a place; what the catalogue does not say is known. */
    static boolean knows(List<Lexeme> before, String word, Release release) {
        Optional<Directive> exact = entry(before, word);
        if (exact.isPresent()) {
            return knows(exact.get(), release);
        }
        List<Directive> longer = beginning(before, word);
        return longer.isEmpty() || longer.stream().anyMatch(entry -> knows(entry, release));
    }

    private static boolean knows(Directive entry, Release release) {
        return entry.releases().isEmpty() || entry.releases().contains(release);
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
