package org.waypost.engine.graph;

import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;

/**
 * A program's clauses as sets by class, for all dimensions. Those of a dimension are made when they
 * are first wanted: ten thousand conditions by themselves are never asked for theirs. While a graph
 * is built, one thread.
 */
final class ClauseRows {
    private final ClauseProgram program;
    private final @Nullable DimensionRows[] rows;
    private final int words;

    ClauseRows(ClauseProgram program) {
        this.program = program;
        this.words = (program.clauses().size() + 63) >> 6;
        this.rows = new DimensionRows[program.dimensions().list().size()];
    }

    /** Those of the same clauses over dimensions that have got more classes. */
    ClauseRows extended(ClauseProgram now) {
        ClauseRows more = new ClauseRows(now);
        for (int d = 0; d < rows.length; d++) {
            DimensionRows known = rows[d];
            if (known != null) {
                more.rows[d] = known.extended(now.dimensions().list().get(d), now.clauses());
            }
        }
        return more;
    }

    ClauseProgram program() {
        return program;
    }

    /** How many words of 64 clauses there are. */
    int words() {
        return words;
    }

    /** The clauses among 64 that exist. */
    long allInWord(int index) {
        int rest = program.clauses().size() - 64 * index;
        return rest >= 64 ? -1L : (1L << rest) - 1;
    }

    DimensionRows rows(int dimension) {
        DimensionRows made = rows[dimension];
        if (made == null) {
            Dimension asked = program.dimensions().list().get(dimension);
            made = new DimensionRows(asked, program.clauses(), words);
            rows[dimension] = made;
        }
        return made;
    }
}
