package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;

/** Cuts rules into clauses, in their order. */
final class ClauseWriter {
    private final RuleProgram rules;
    private final Dimensions dimensions;
    private final Reading reading;
    private final Map<Condition, External> externals = new LinkedHashMap<>();
    private final List<Clause> clauses = new ArrayList<>();
    private List<Clause.Literal> literals = new ArrayList<>();
    private List<Clause.Prerequisite> prerequisites = new ArrayList<>();

    ClauseWriter(RuleProgram rules, Dimensions dimensions) {
        this.rules = rules;
        this.dimensions = dimensions;
        this.reading = new Reading(rules.semantics());
    }

    ClauseProgram write() {
        rules.rules().forEach(this::write);
        return new ClauseProgram(rules, dimensions, List.copyOf(externals.values()), clauses);
    }

    private void write(Rule rule) {
        literals = new ArrayList<>();
        prerequisites = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            if (reading.unanswerable(condition)) {
                end(new Ending.Unanswerable(rule));
                return;
            }
            write(rule, condition);
        }
        end(new Ending.ByRule(rule));
    }

    private void write(Rule rule, Condition condition) {
        switch (condition) {
            case Condition.Flag _ -> test(condition, condition.negated());
            case Condition.Membership(_, _, Table table, boolean negated) -> {
                switch (table) {
                    case Table.InMemory _ -> test(condition, negated);
                    case Table.External _ -> ask(rule, condition);
                }
            }
            case Condition.VirtualGate(Table table) -> {
                switch (table) {
                    case Table.InMemory _ -> gate(condition);
                    case Table.External _ -> askGate(rule, condition);
                }
            }
        }
    }

    private void test(Condition condition, boolean negated) {
        literals.add(new Clause.Literal(dimensions.atom(condition), negated));
    }

    /** Who is not in the list meets no rule any more. */
    private void gate(Condition condition) {
        List<Clause.Literal> before = List.copyOf(literals);
        test(condition, true);
        end(new Ending.NoRule());
        literals = new ArrayList<>(before);
        test(condition, false);
    }

    private void ask(Rule rule, Condition condition) {
        External external = external(rule, condition);
        Reply expected = condition.negated() ? Reply.NO : Reply.YES;
        prerequisites.add(new Clause.Prerequisite(external.index(), expected));
    }

    private void askGate(Rule rule, Condition condition) {
        External external = external(rule, condition);
        List<Clause.Prerequisite> before = List.copyOf(prerequisites);
        prerequisites.add(new Clause.Prerequisite(external.index(), Reply.NO));
        end(new Ending.NoRule());
        prerequisites = new ArrayList<>(before);
        prerequisites.add(new Clause.Prerequisite(external.index(), Reply.YES));
    }

    private External external(Rule rule, Condition condition) {
        External external =
                externals.computeIfAbsent(
                        positive(condition), c -> new External(externals.size(), c));
        add(new Clause.Outcome.Asks(external, rule));
        return external;
    }

    private static Condition positive(Condition condition) {
        return switch (condition) {
            case Condition.Membership m ->
                    new Condition.Membership(m.fact(), m.service(), m.table(), false);
            case Condition.Flag flag -> new Condition.Flag(flag.question(), false);
            case Condition.VirtualGate gate -> gate;
        };
    }

    private void end(Ending ending) {
        add(new Clause.Outcome.Ends(ending));
    }

    private void add(Clause.Outcome outcome) {
        clauses.add(new Clause(clauses.size(), literals, prerequisites, outcome));
    }
}
