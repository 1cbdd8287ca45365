package org.waypost.lsp.edit;

import com.google.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.waypost.lsp.complete.Names;
import org.waypost.lsp.text.Family;
import org.waypost.lsp.text.Lexeme;

/** Gives a list inside a rule or an action a name of its own. */
final class TurnIntoTable implements Refactoring {
    /** What a list behind a word is a list of. */
    private static final Map<String, String> CALLED =
            Map.ofEntries(
                    Map.entry("domain", "domains"),
                    Map.entry("src", "clients"),
                    Map.entry("source", "clients"),
                    Map.entry("from", "clients"),
                    Map.entry("alias", "aliases"),
                    Map.entry("virtual", "virtuals"),
                    Map.entry("userbase", "users"),
                    Map.entry("mail-from", "senders"),
                    Map.entry("sender", "senders"),
                    Map.entry("rcpt-to", "recipients"),
                    Map.entry("recipient", "recipients"),
                    Map.entry("helo", "helos"),
                    Map.entry("host", "hosts"),
                    Map.entry("auth", "secrets"));

    private static final String OTHERWISE = "entries";
    private static final String PATTERNS = "regex";

    /** Statements whose lists are no tables, or are tables already. */
    private static final Set<String> EXCEPT = Set.of("table", "filter", "limit", "mta", "smtp");

    private final Names names;

    @Inject
    TurnIntoTable(Names names) {
        this.names = names;
    }

    @Override
    public List<CodeAction> offers(Spot spot) {
        Optional<Braces> braces = spot.braces();
        List<Lexeme> words = spot.words();
        if (braces.isEmpty()
                || braces.get().index() == 0
                || EXCEPT.contains(words.getFirst().text())
                || words.get(braces.get().index() - 1).is("filter")) {
            return List.of();
        }
        String name = free(called(words, braces.get().index() - 1), spot);
        String list = spot.text().substring(braces.get().start(), braces.get().end());
        return List.of(
                spot.action(
                        "Turn the list into the table `" + name + "`",
                        CodeActionKind.RefactorExtract,
                        List.of(
                                spot.above("table " + name + " " + list),
                                spot.replace(
                                        braces.get().start(),
                                        braces.get().end(),
                                        "<" + name + ">"))));
    }

    private static String called(List<Lexeme> words, int before) {
        boolean patterns = words.get(before).is(PATTERNS) && before > 0;
        String word = words.get(patterns ? before - 1 : before).text();
        return CALLED.getOrDefault(word, OTHERWISE);
    }

    private String free(String wanted, Spot spot) {
        Set<String> taken =
                names.of(Family.TABLE, spot.resource()).stream()
                        .map(Names.Name::name)
                        .collect(Collectors.toSet());
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + i;
        }
        return name;
    }
}
