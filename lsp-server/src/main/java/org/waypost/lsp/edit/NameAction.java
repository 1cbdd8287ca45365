package org.waypost.lsp.edit;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.waypost.lsp.complete.Names;
import org.waypost.lsp.text.Family;
import org.waypost.lsp.text.Lexeme;

/**
 * Gives an action that was written into a rule a name, and defines an action that a rule names and
 * nobody has defined.
 */
final class NameAction implements Refactoring {
    private static final Set<String> METHODS =
            Set.of("relay", "mbox", "maildir", "lmtp", "mda", "forward-only", "expand-only");

    private final Names names;

    @Inject
    NameAction(Names names) {
        this.names = names;
    }

    @Override
    public List<CodeAction> offers(Spot spot) {
        List<Lexeme> words = spot.words();
        if (!words.getFirst().is("match")) {
            return List.of();
        }
        for (int i = 1; i < words.size(); i++) {
            boolean method =
                    METHODS.contains(words.get(i).text())
                            && words.get(i).kind() == Lexeme.Kind.WORD;
            if (method) {
                return List.of(named(spot, i));
            }
            if (words.get(i - 1).is("action") && words.get(i).isName()) {
                return defined(spot, words.get(i).value());
            }
        }
        return List.of();
    }

    /** {@code match for any relay tls} becomes an action and a rule. */
    private CodeAction named(Spot spot, int method) {
        List<Lexeme> words = spot.words();
        String body = spot.text().substring(words.get(method).start(), words.getLast().end());
        boolean announced = words.get(method - 1).is("action");
        int start = words.get(announced ? method - 1 : method).start();
        String name = free(words.get(method).text(), spot);
        return spot.action(
                "Name this action `" + name + "`",
                CodeActionKind.RefactorExtract,
                List.of(
                        spot.above("action \"" + name + "\" " + body),
                        spot.replace(start, words.getLast().end(), "action \"" + name + "\"")));
    }

    private List<CodeAction> defined(Spot spot, String name) {
        if (taken(spot).contains(name)) {
            return List.of();
        }
        List<CodeAction> actions = new ArrayList<>();
        for (String method : List.of("relay", "maildir")) {
            String statement = "action \"" + name + "\" " + method;
            actions.add(
                    spot.action(
                            "Define the action: `" + statement + "`",
                            CodeActionKind.QuickFix,
                            List.of(spot.above(statement))));
        }
        return actions;
    }

    private String free(String wanted, Spot spot) {
        Set<String> taken = taken(spot);
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    private Set<String> taken(Spot spot) {
        return names.of(Family.ACTION, spot.resource()).stream()
                .map(Names.Name::name)
                .collect(Collectors.toSet());
    }
}
