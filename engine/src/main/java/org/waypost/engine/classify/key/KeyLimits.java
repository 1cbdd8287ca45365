package org.waypost.engine.classify.key;

import org.waypost.engine.table.pattern.PatternSet;

/** The limits of classifiers, each with its reason. */
final class KeyLimits {
    /** Classes of one dimension: more are not worth a graph over them. */
    static final int MAX_CLASSES = 1 << 20;

    /** Members of all classes of one dimension together: 32 MiB. */
    static final int MAX_MEMBERS = 1 << 23;

    /**
     * The automaton over all patterns of one dimension: 20,000 rows of some dozen moves, and less
     * than a second.
     */
    static final PatternSet.Budget PATTERNS = new PatternSet.Budget(20_000, 8_000_000);

    /** Pairs of a listed user and a class of domains that are worked out in advance. */
    static final int MAX_PAIRS = 1 << 20;

    private KeyLimits() {}
}
