package org.waypost.engine.graph;

import java.util.List;
import org.waypost.engine.graph.bits.LiveSet;

/** Drops from a state what cannot matter any more, so that more states are equal. */
final class StateReducer {
    private final List<Clause> clauses;
    private final long[] dimensionsOf;
    private final long[] externalsOf;
    private final int words;

    StateReducer(ClauseProgram program) {
        this.clauses = program.clauses();
        this.words = (clauses.size() + 63) >> 6;
        this.dimensionsOf = new long[clauses.size()];
        this.externalsOf = new long[clauses.size()];
        for (Clause clause : clauses) {
            for (Clause.Literal literal : clause.literals()) {
                dimensionsOf[clause.number()] |= 1L << literal.dimension();
            }
            for (Clause.Prerequisite wanted : clause.prerequisites()) {
                externalsOf[clause.number()] |= 1L << wanted.external();
            }
        }
    }

    /** The same question with nothing superfluous in it. */
    GraphState reduced(GraphState state) {
        long[] kept = new long[words];
        long dimensions = 0;
        long externals = 0;
        LiveSet live = state.live();
        for (int c = live.next(0); c >= 0; c = live.next(c + 1)) {
            if (excluded(clauses.get(c), state)) {
                continue;
            }
            kept[c >> 6] |= 1L << c;
            dimensions |= dimensionsOf[c];
            externals |= externalsOf[c];
            if (isResolved(c, state) && clauses.get(c).outcome() instanceof Clause.Outcome.Ends) {
                break;
            }
        }
        return new GraphState(
                LiveSet.of(kept),
                state.dimensions() & dimensions,
                state.yes() & externals,
                state.no() & externals,
                state.neither() & externals);
    }

    /** Whether all tests of a live clause are known to hold. */
    boolean isResolved(int clause, GraphState state) {
        return (dimensionsOf[clause] & state.dimensions()) == 0
                && (externalsOf[clause] & ~state.replied()) == 0;
    }

    long dimensionsOf(int clause) {
        return dimensionsOf[clause];
    }

    /** Wants another reply than there was, or asks what has been asked. */
    private static boolean excluded(Clause clause, GraphState state) {
        for (Clause.Prerequisite wanted : clause.prerequisites()) {
            long bit = 1L << wanted.external();
            if ((state.replied() & bit) != 0 && (state.got(wanted.expected()) & bit) == 0) {
                return true;
            }
        }
        return clause.outcome() instanceof Clause.Outcome.Asks asks
                && (state.replied() & 1L << asks.external().index()) != 0;
    }
}
