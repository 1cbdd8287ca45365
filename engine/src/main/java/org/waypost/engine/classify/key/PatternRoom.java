package org.waypost.engine.classify.key;

import org.waypost.engine.table.pattern.PatternSet;

/**
 * What the patterns of one classifier have to be put together with.
 *
 * @param expressions regular expressions that have been read already, for another part
 */
public record PatternRoom(PatternSet.Expressions expressions, PatternSet.Budget budget) {
    /** For all patterns of one fact. */
    public static PatternRoom whole() {
        return new PatternRoom(new PatternSet.Expressions(), KeyLimits.PATTERNS);
    }

    /** For half of them. */
    public PatternRoom half() {
        return new PatternRoom(expressions, budget.half());
    }
}
