package org.waypost.mta.rules;

import java.util.HashMap;
import java.util.Map;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.ReplacedTables;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;

/**
 * The rules with the tables of one moment. Who has begun a decision ends it with the same one.
 *
 * @param program the rules with these tables
 * @param replaced tables whose contents were read anew since the start, by name
 * @param lookup what actions and listeners ask
 */
record Epoch(
        RuleProgram program,
        Evaluator evaluator,
        Map<String, Table.InMemory> replaced,
        TableLookup lookup) {

    static Epoch first(RuleProgram program, Evaluator evaluator) {
        return new Epoch(program, evaluator, Map.of(), TableLookup.of(program));
    }

    /** The same with other contents of one table; what does not use it is taken over. */
    Epoch with(Table.InMemory before, Table.InMemory table) {
        RuleProgram next = new ReplacedTables(Map.of(table.name(), table)).in(program);
        Map<String, Table.InMemory> more = new HashMap<>(replaced);
        more.put(table.name(), table);
        return new Epoch(next, evaluator(next), Map.copyOf(more), lookup.without(before));
    }

    private Evaluator evaluator(RuleProgram next) {
        return evaluator instanceof GraphEvaluator graph
                ? new GraphEvaluator(graph.graph().rebuilt(next))
                : new LinearEvaluator(next);
    }

    /** What stands for a table now. */
    Table.InMemory now(Table.InMemory table) {
        return replaced.getOrDefault(table.name(), table);
    }
}
