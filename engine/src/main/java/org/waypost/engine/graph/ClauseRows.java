package org.waypost.engine.graph;

import java.util.List;

/** A program's clauses as sets by class, for all dimensions. */
public final class ClauseRows {
    private final ClauseProgram program;
    private final DimensionRows[] rows;
    private final int words;

    ClauseRows(ClauseProgram program) {
        this.program = program;
        this.words = (program.clauses().size() + 63) >> 6;
        this.rows =
                program.dimensions().list().stream()
                        .map(d -> new DimensionRows(d, program.clauses(), words))
                        .toArray(DimensionRows[]::new);
    }

    public ClauseProgram program() {
        return program;
    }

    /** How many words of 64 clauses there are. */
    public int words() {
        return words;
    }

    /** The clauses among 64 whose tests on a dimension hold in a class. */
    public long word(int dimension, int classId, int index) {
        return rows[dimension].word(classId, index);
    }

    /** The clauses among 64 that exist. */
    public long allInWord(int index) {
        int rest = program.clauses().size() - 64 * index;
        return rest >= 64 ? -1L : (1L << rest) - 1;
    }

    DimensionRows rows(int dimension) {
        return rows[dimension];
    }

    List<Clause> clauses() {
        return program.clauses();
    }
}
