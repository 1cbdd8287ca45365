package org.waypost.compiler.check.rule;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.state.PredefinedTables;
import org.waypost.compiler.check.state.RuleDraft;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.grammar.Release;

/** Judges one {@code accept} or {@code reject} statement. One use. */
public final class ClassicRule {
    /** A tag has at most 31 characters. */
    private static final int MAX_TAG = 31;

    private static final String FOR_ANY =
            ", and without `for` a rule is for local addresses only: put `for any` before the"
                    + " action";

    private final CheckState state;
    private final Map<Slot, Condition> conditions = new EnumMap<>(Slot.class);
    private final Set<String> said = new HashSet<>();
    private final Set<Slot> implied = EnumSet.noneOf(Slot.class);
    private boolean destined;

    public ClassicRule(CheckState state) {
        this.state = state;
    }

    /** Judges the statement and keeps the rule. */
    public void judge(Statement statement) {
        destined = statement.clauses().stream().anyMatch(c -> c.name().startsWith("for"));
        ClassicOrder order = new ClassicOrder(state, statement.head());
        ClassicAction action = new ClassicAction(state, "line " + statement.span().line());
        for (Clause clause : statement.clauses()) {
            known(clause, order, action);
            state.tables(clause);
            part(clause, action);
        }
        boolean whole = statement.complete() || !statement.broken() && state.since(Release.R5_4);
        if (whole) {
            order.end(statement);
            keep(statement, action);
        }
    }

    /**
     * What a release does not take here ends the rule for it, so that what came before is judged as
     * a whole rule first.
     */
    private void known(Clause clause, ClassicOrder order, ClassicAction action) {
        try {
            order.part(clause);
            if (clause.place().equals("deliveryOption")) {
                action.known(clause);
            } else if (!clause.name().equals("from")) {
                Known.require(clause, state.release());
            }
        } catch (Finding syntax) {
            if (state.since(Release.R5_4)) {
                action.build();
            }
            throw syntax;
        }
    }

    private void part(Clause clause, ClassicAction action) {
        switch (clause.place()) {
            case "condition" -> condition(clause);
            case "expansion" -> action.expansion(clause);
            case "delivery" -> action.delivery(clause);
            case "deliveryOption" -> action.option(clause);
            default -> action.tail(clause);
        }
    }

    private void keep(Statement statement, ClassicAction action) {
        defaults();
        Effect effect = new Effect.Reject();
        if (statement.head().equals("accept")) {
            Action built = action.build();
            action.gate().ifPresent(gate -> conditions.put(Slot.VIRTUAL, gate));
            effect = new Effect.Accept(built);
        }
        state.rules().add(new RuleDraft(statement.span(), conditions, implied, effect));
    }

    private void defaults() {
        if (!said.contains("from")) {
            implied.add(Slot.FROM);
            conditions.put(Slot.FROM, local(Fact.CLIENT, Service.NETADDR, false));
        }
        if (!said.contains("for")) {
            implied.add(Slot.FOR);
            conditions.put(Slot.FOR, local(Fact.DOMAIN, Service.DOMAIN, false));
        }
    }

    private void condition(Clause clause) {
        String[] words = clause.name().split(" ", 2);
        String form = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "from" -> from(clause, form);
            case "for" -> destination(clause, form);
            case "sender" -> address(clause, Slot.SENDER, Fact.SENDER);
            case "recipient" -> address(clause, Slot.RECIPIENT, Fact.RECIPIENT);
            case "tagged" -> tagged(clause);
            default ->
                    conditions.put(
                            Slot.AUTH,
                            new Condition.Flag(Condition.Question.AUTHENTICATED, clause.negated()));
        }
    }

    private void from(Clause clause, String form) {
        if (form.isEmpty() && state.since(Release.R5_4)) {
            throw bare(clause);
        }
        once(clause, "from");
        if (form.equals("any")) {
            any(clause, Slot.FROM, Fact.CLIENT, Service.NETADDR);
        } else if (form.equals("local")) {
            conditions.put(Slot.FROM, local(Fact.CLIENT, Service.NETADDR, clause.negated()));
        } else {
            TableUse use = TableUse.classicList(Service.NETADDR, "FROM");
            member(clause, Slot.FROM, Fact.CLIENT, use);
        }
    }

    private Finding bare(Clause clause) {
        Argument address = clause.arguments().getFirst();
        boolean all = address instanceof Argument.Word word && word.text().equals("all");
        String help =
                all
                        ? "everything is called `any`"
                        : "since 5.4 an address is written `from source ADDRESS`";
        return Finding.syntax(
                address.span(),
                "expected `source`, `any` or `local` after `from`",
                destined ? help : help + FOR_ANY,
                Spelled.at(clause.keyword(), "from source"));
    }

    private void destination(Clause clause, String form) {
        once(clause, "for");
        switch (form) {
            case "any" -> any(clause, Slot.FOR, Fact.DOMAIN, Service.DOMAIN);
            case "local" ->
                    conditions.put(Slot.FOR, local(Fact.DOMAIN, Service.DOMAIN, clause.negated()));
            default ->
                    member(
                            clause,
                            Slot.FOR,
                            Fact.DOMAIN,
                            TableUse.classicList(Service.DOMAIN, "DOMAIN"));
        }
    }

    private void any(Clause clause, Slot slot, Fact fact, Service service) {
        if (clause.negated()) {
            String name =
                    slot == Slot.FROM ? PredefinedTables.ANYHOST : PredefinedTables.ANYDESTINATION;
            Table table = state.tables().named(name).orElseThrow().table();
            conditions.put(slot, new Condition.Membership(fact, service, table, true));
        }
    }

    private void address(Clause clause, Slot slot, Fact fact) {
        once(clause, clause.name());
        String parameter = clause.name().equals("sender") ? "SENDER" : "RECIPIENT";
        member(clause, slot, fact, TableUse.classicList(Service.MAILADDR, parameter));
    }

    private void member(Clause clause, Slot slot, Fact fact, TableUse use) {
        Table table = state.tables().use(clause.arguments().getFirst(), use);
        Service service = use.services().iterator().next();
        conditions.put(slot, new Condition.Membership(fact, service, table, clause.negated()));
    }

    /** Said twice, the last one counts, in silence. */
    private void tagged(Clause clause) {
        Argument.Word tag = (Argument.Word) clause.arguments().getFirst();
        if (tag.text().length() > MAX_TAG) {
            throw Finding.error(
                    "tag-too-long",
                    tag.span(),
                    "tag name too long: " + tag.text(),
                    "a tag has at most " + MAX_TAG + " characters");
        }
        TableEntry entry = new TableEntry(tag.text(), "", tag.span().line());
        Table table =
                new Table.InMemory(
                        tag.text(), Table.Shape.LIST, tag.span().file().name(), List.of(entry));
        conditions.put(
                Slot.TAG,
                new Condition.Membership(Fact.TAG, Service.STRING, table, clause.negated()));
    }

    private void once(Clause clause, String word) {
        if (!said.add(word)) {
            throw Finding.error(
                    "said-twice",
                    clause.span(),
                    word + " specified multiple times",
                    "`" + word + "` is said twice in one rule");
        }
    }

    private Condition local(Fact fact, Service service, boolean negated) {
        String name =
                fact == Fact.CLIENT ? PredefinedTables.LOCALHOST : PredefinedTables.LOCALNAMES;
        Table table = state.tables().named(name).orElseThrow().table();
        return new Condition.Membership(fact, service, table, negated);
    }
}
