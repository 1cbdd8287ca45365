package org.waypost.engine.eval;

import java.util.List;
import java.util.Optional;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * Why an envelope was decided as it was: the rules in order, up to the one that decided.
 *
 * @param rules none when the program has no rules
 */
public record Explanation(List<RuleTrace> rules, Verdict verdict) {
    public Explanation {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param conditions those that were asked: the last one is why a rule that did not match did
     *     not
     */
    public record RuleTrace(Rule rule, List<ConditionTrace> conditions, boolean matched) {
        public RuleTrace {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One condition.
     *
     * @param value the text that was looked up, or {@code yes} or {@code no} for a question without
     *     a table; empty when there was nothing to look up
     * @param result whether the condition held, its sign included
     * @param hit the entry that answered, for a table in memory
     */
    public record ConditionTrace(
            Condition condition, Optional<String> value, Result result, Optional<Hit> hit) {}

    /** An entry and the table that it stands in. */
    public record Hit(Table.InMemory table, TableEntry entry) {}

    /** What became of a condition. */
    public enum Result {
        HOLDS,
        DOES_NOT_HOLD,
        /** No rule is asked any more (2013's virtual list). */
        ENDS_THE_SEARCH,
        CANNOT_BE_ANSWERED
    }
}
