package org.waypost.compiler.check.rule;

import java.time.Duration;
import java.util.Optional;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** A modern action that delivers on this machine. One use. */
final class LocalAction {
    private final CheckState state;
    private final String name;
    private Action.Method method = new Action.Mbox();
    private String word = "mbox";
    private Optional<Table> alias = Optional.empty();
    private Optional<Table> virtual = Optional.empty();
    private Optional<Table> userbase = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> wrapper = Optional.empty();

    LocalAction(CheckState state, String name) {
        this.state = state;
        this.name = name;
    }

    void method(Clause clause) {
        word = clause.name().split(" ", 2)[0];
        String value = clause.argument().map(LocalAction::text).orElse("");
        method =
                switch (word) {
                    case "mbox" -> new Action.Mbox();
                    case "maildir" ->
                            new Action.Maildir(
                                    clause.argument().map(LocalAction::text),
                                    clause.name().endsWith("junk"));
                    case "lmtp" -> new Action.Lmtp(value, clause.name().endsWith("rcpt-to"));
                    case "mda" -> new Action.Mda(value);
                    case "forward-only" -> new Action.ForwardOnly();
                    default -> new Action.ExpandOnly();
                };
    }

    void option(Clause clause) {
        switch (clause.name()) {
            case "user" -> user(clause);
            case "alias" -> {
                alone(clause);
                alias = Optional.of(table(clause, "alias", Service.ALIAS));
            }
            case "virtual" -> {
                alone(clause);
                virtual = Optional.of(table(clause, "virtual", Service.ALIAS));
            }
            case "userbase" -> {
                if (userbase.isPresent()) {
                    throw ActionCheck.twice(clause, "userbase mapping");
                }
                userbase = Optional.of(table(clause, "userbase", Service.USERINFO));
            }
            default -> wrapper(clause);
        }
    }

    private void user(Clause clause) {
        String place =
                switch (word) {
                    case "mbox" -> "this dispatcher";
                    case "forward-only", "expand-only" -> word;
                    default -> "";
                };
        if (!place.isEmpty()) {
            throw Finding.error(
                    "option-unfit",
                    clause.span(),
                    "user may not be specified for " + place,
                    "`user` does not go with `" + word + "`");
        }
        if (user.isPresent()) {
            throw ActionCheck.twice(clause, "user");
        }
        user = clause.argument().map(LocalAction::text);
    }

    private void alone(Clause clause) {
        if (alias.isPresent()) {
            throw ActionCheck.twice(clause, "alias mapping");
        }
        if (virtual.isPresent()) {
            throw ActionCheck.twice(clause, "virtual mapping");
        }
    }

    private void wrapper(Clause clause) {
        String wanted = text(clause.arguments().getFirst());
        if (!state.wrappers().containsKey(wanted) && !state.incomplete()) {
            Diagnostics error =
                    Diagnostics.error("no-such-wrapper", clause.span())
                            .original("no mda wrapper with that name: " + wanted)
                            .message("there is no `mda wrapper` of the name `" + wanted + "`");
            state.tables()
                    .suggestions()
                    .among(state.wrappers().keySet(), wanted)
                    .ifPresent(
                            close ->
                                    error.help("did you mean `" + close + "`?")
                                            .edit(renamed(clause, close)));
            throw new Finding(error.build());
        }
        wrapper = Optional.of(wanted);
    }

    private static Optional<TextEdit> renamed(Clause clause, String name) {
        return clause.argument()
                .filter(Argument.Word.class::isInstance)
                .flatMap(word -> Spelled.as((Argument.Word) word, name));
    }

    private Table table(Clause clause, String lookups, Service service) {
        return state.tables().use(clause.arguments().getFirst(), TableUse.map(service, lookups));
    }

    private static String text(Argument argument) {
        return argument instanceof Argument.Word w ? w.text() : "";
    }

    Action build(Optional<Duration> ttl) {
        return new Action.Local(
                name, method, new Action.Users(alias, virtual, userbase, user, wrapper), ttl);
    }
}
