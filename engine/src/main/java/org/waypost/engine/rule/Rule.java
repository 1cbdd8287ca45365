package org.waypost.engine.rule;

import java.util.List;

/**
 * One rule: a conjunction of conditions and an effect.
 *
 * @param number from 1, in file order
 * @param conditions in the order in which the release asks them
 */
public record Rule(int number, SourceLine source, List<Condition> conditions, Effect effect) {
    public Rule {
        conditions = List.copyOf(conditions);
    }
}
