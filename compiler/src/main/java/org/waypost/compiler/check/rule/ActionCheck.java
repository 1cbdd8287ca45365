package org.waypost.compiler.check.rule;

import java.time.Duration;
import java.util.Optional;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.Amounts;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Action;

/** Judges {@code action} statements. */
public final class ActionCheck {
    private final CheckState state;

    public ActionCheck(CheckState state) {
        this.state = state;
    }

    /** Judges the statement and keeps the action; one with an error keeps its name only. */
    public void judge(Statement statement) {
        if (statement.arguments().isEmpty()) {
            return;
        }
        Argument.Word name = (Argument.Word) statement.arguments().getFirst();
        unused(name);
        state.actionSpans().put(name.text(), name.span());
        Options options = new Options();
        boolean relay = statement.head().endsWith(" relay");
        RelayAction outgoing = new RelayAction(state, name.text());
        LocalAction local = new LocalAction(state, name.text());
        for (Clause clause : statement.clauses()) {
            state.gate(clause);
            switch (clause.place()) {
                case "localMethod" -> local.method(clause);
                case "local" -> local.option(clause);
                case "relay" -> outgoing.option(clause);
                default -> ttl(clause, options);
            }
        }
        if (statement.complete()) {
            Action action = relay ? outgoing.build(options.ttl) : local.build(options.ttl);
            state.actions().put(name.text(), action);
        }
    }

    private static final class Options {
        private Optional<Duration> ttl = Optional.empty();
    }

    private void unused(Argument.Word name) {
        Span earlier = state.actionSpans().get(name.text());
        if (earlier != null) {
            throw new Finding(
                    Diagnostics.error("action-twice", name.span())
                            .original("dispatcher already declared with that name: " + name.text())
                            .message("the action `" + name.text() + "` is declared twice")
                            .label(earlier, "first declared here")
                            .build());
        }
    }

    private static void ttl(Clause clause, Options options) {
        if (options.ttl.isPresent()) {
            throw twice(clause, "ttl");
        }
        Argument.Word word = (Argument.Word) clause.arguments().getFirst();
        options.ttl = Amounts.delay(word.text());
        if (options.ttl.isEmpty()) {
            throw Finding.error(
                    "bad-delay",
                    word.span(),
                    "ttl delay \"" + Amounts.shown(word.text()) + "\" is invalid",
                    "expected a number and one of `s`, `m`, `h`, `d`, found `" + word.text() + "`");
        }
    }

    /** {@code what already specified for this dispatcher}. */
    static Finding twice(Clause clause, String what) {
        return Finding.error(
                "said-twice",
                clause.span(),
                what + " already specified for this dispatcher",
                "`" + clause.name() + "` is said twice in one action");
    }
}
