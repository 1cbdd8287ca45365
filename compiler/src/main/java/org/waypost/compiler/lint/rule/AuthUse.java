package org.waypost.compiler.lint.rule;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Matching;

/**
 * Listener options that change nothing. Since 6.4 an authenticated client is not local any more:
 * where no rule is for it, {@code auth} lets it in and every recipient is refused.
 */
public final class AuthUse implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        boolean served =
                checked.matching() != Matching.V7_8
                        || checked.incomplete()
                        || checked.rules().stream().anyMatch(AuthUse::servesClients);
        for (Statement listener : checked.statements(StatementKind.LISTEN)) {
            boolean auth = false;
            for (Clause clause : listener.clauses()) {
                boolean asks = clause.name().startsWith("auth");
                auth |= asks;
                if (asks && !served) {
                    report.accept(unserved(clause));
                }
            }
            if (!auth) {
                idle(listener, "received-auth", report);
            }
        }
    }

    private static Diagnostic unserved(Clause clause) {
        return Diagnostics.warning("unused-auth", clause.span())
                .message("who authenticates here may send to nobody: every rule is `from local`")
                .help("an authenticated client is not local since 6.4; add `match from auth …`")
                .build();
    }

    private static void idle(Statement listener, String option, Consumer<Diagnostic> report) {
        listener.clauses().stream()
                .filter(clause -> clause.name().equals(option))
                .forEach(
                        clause ->
                                report.accept(
                                        Diagnostics.warning("unused-option", clause.span())
                                                .message(
                                                        "`"
                                                                + option
                                                                + "` does nothing: nobody can"
                                                                + " authenticate here")
                                                .help("it goes with `auth` or `auth-optional`")
                                                .tag(Diagnostic.Tag.UNNECESSARY)
                                                .build()));
    }

    /** Whether a client that is elsewhere can be meant. */
    private static boolean servesClients(CheckedRule rule) {
        return !rule.rejects() && rule.condition(Slot.FROM).filter(local()).isEmpty();
    }

    private static Predicate<Condition> local() {
        return condition ->
                switch (condition) {
                    case Condition.Membership membership ->
                            membership.table().name().equals("<localhost>")
                                    && !membership.negated();
                    case Condition.Flag flag ->
                            flag.question() == Condition.Question.FROM_SOCKET && !flag.negated();
                    case Condition.VirtualGate _ -> false;
                };
    }
}
