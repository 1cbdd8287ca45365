package org.waypost.engine.graph;

/** A program's clauses as sets by class, for all dimensions. */
final class ClauseRows {
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
        return rows[dimension];
    }
}
