package org.waypost.compiler.lint.rule;

import java.util.List;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.Table;

/** Bounces have the null sender; who rejects it never learns that mail was not delivered. */
public final class NullSender implements Lint {
    private static final String NULL_SENDER = "@";
    private static final List<String> SENDERS = List.of("sender", "mail-from", "from mail-from");

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        if (checked.incomplete()) {
            return;
        }
        TableLookup tables = checked.lookup();
        boolean taken = false;
        for (CheckedRule rule : checked.rules()) {
            boolean empty = fromOutside(rule) && takesNullSender(rule, tables);
            taken |= empty && !rule.rejects();
            if (empty && rule.rejects() && !taken) {
                rule.clause(SENDERS)
                        .ifPresent(clause -> report.accept(found(clause, checked.matching())));
            }
        }
    }

    private static Diagnostic found(Clause clause, Matching matching) {
        String help =
                matching == Matching.V2013
                        ? "accept `sender \"@\"`, which is the empty one, in a rule before this one"
                        : "accept it in a rule before this one: `\"@*\"` negated is the empty"
                                + " sender";
        return Diagnostics.warning("null-sender-rejected", clause.span())
                .message("this rejects bounces, too: their sender is empty")
                .help(help)
                .build();
    }

    /** A bounce comes from another server, and without authentication. */
    private static boolean fromOutside(CheckedRule rule) {
        boolean authenticated = rule.condition(Slot.AUTH).filter(c -> !c.negated()).isPresent();
        boolean local =
                rule.condition(Slot.FROM)
                        .filter(
                                c ->
                                        c instanceof Condition.Membership m
                                                && m.table().name().equals("<localhost>")
                                                && !m.negated())
                        .isPresent();
        return !authenticated && !local;
    }

    private static boolean takesNullSender(CheckedRule rule, TableLookup tables) {
        return rule.condition(Slot.SENDER)
                .filter(
                        c ->
                                c instanceof Condition.Membership m
                                        && m.table() instanceof Table.InMemory memory
                                        && tables.find(memory, m.service(), NULL_SENDER).isPresent()
                                                != m.negated())
                .isPresent();
    }
}
