package org.waypost.engine.table.pattern;

/**
 * What the construction of a deterministic automaton may cost.
 *
 * @param states that it may make
 * @param steps moves that it may look at, about ten million a second
 */
public record PatternBudget(int states, long steps) {
    /** For half of the patterns: however often they are halved, each round costs the same. */
    public PatternBudget half() {
        return new PatternBudget(states, steps / 2);
    }
}
