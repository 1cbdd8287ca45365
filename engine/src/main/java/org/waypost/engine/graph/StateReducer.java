package org.waypost.engine.graph;

import java.util.List;
import org.waypost.engine.graph.bits.LiveSet;

/** Drops from a state what cannot matter any more, so that more states are equal. */
final class StateReducer {
    private final List<Clause> clauses;
    private final long[] dimensionsOf;
    private final long[] externalsOf;
    private final long[][] tests;
    private final long[] asking;
    private final int words;

    /** Of use for at most {@link GraphLimits#MAX_DEPTH} dimensions. */
    StateReducer(ClauseProgram program) {
        this.clauses = program.clauses();
        int count = program.dimensions().list().size();
        this.words = (clauses.size() + 63) >> 6;
        this.dimensionsOf = new long[clauses.size()];
        this.externalsOf = new long[clauses.size()];
        this.tests = new long[Math.min(GraphLimits.MAX_DEPTH, count)][words];
        this.asking = new long[words];
        for (Clause clause : clauses) {
            add(clause);
        }
    }

    private void add(Clause clause) {
        int number = clause.number();
        for (Clause.Literal literal : clause.literals()) {
            dimensionsOf[number] |= 1L << literal.dimension();
            if (literal.dimension() < tests.length) {
                tests[literal.dimension()][number >> 6] |= 1L << number;
            }
        }
        for (Clause.Prerequisite wanted : clause.prerequisites()) {
            externalsOf[number] |= 1L << wanted.external();
        }
        if (externalsOf[number] != 0 || clause.outcome() instanceof Clause.Outcome.Asks) {
            asking[number >> 6] |= 1L << number;
        }
    }

    /** The same question with nothing superfluous in it. */
    GraphState reduced(GraphState state) {
        long[] kept = new long[words];
        long dimensions = 0;
        long externals = 0;
        boolean more = true;
        for (int w = state.live().first(); w < state.live().end() && more; w++) {
            long live = notExcluded(w, state);
            long upTo = upToResolved(w, live, state);
            more = upTo == 0;
            kept[w] = more ? live : live & upTo;
            dimensions |= tested(w, kept[w], state.dimensions());
            externals |= wanted(w, kept[w]);
        }
        return new GraphState(
                LiveSet.of(kept),
                state.dimensions() & dimensions,
                state.yes() & externals,
                state.no() & externals,
                state.neither() & externals);
    }

    private long notExcluded(int word, GraphState state) {
        long live = state.live().word(word);
        for (long rest = live & asking[word]; rest != 0; rest &= rest - 1) {
            int number = (word << 6) + Long.numberOfTrailingZeros(rest);
            if (excluded(clauses.get(number), state)) {
                live &= ~(1L << number);
            }
        }
        return live;
    }

    /**
     * The places up to the first clause that ends the search; none when there is no such clause.
     */
    private long upToResolved(int word, long live, GraphState state) {
        long settled = live;
        for (int d = 0; d < tests.length; d++) {
            settled &= (state.dimensions() & 1L << d) == 0 ? -1L : ~tests[d][word];
        }
        while (settled != 0) {
            int number = (word << 6) + Long.numberOfTrailingZeros(settled);
            if (isResolved(number, state)
                    && clauses.get(number).outcome() instanceof Clause.Outcome.Ends) {
                return settled ^ (settled - 1);
            }
            settled &= settled - 1;
        }
        return 0;
    }

    private long tested(int word, long live, long open) {
        long dimensions = 0;
        for (int d = 0; d < tests.length; d++) {
            dimensions |= (live & tests[d][word]) == 0 ? 0 : 1L << d;
        }
        return dimensions & open;
    }

    private long wanted(int word, long live) {
        long externals = 0;
        for (long rest = live & asking[word]; rest != 0; rest &= rest - 1) {
            externals |= externalsOf[(word << 6) + Long.numberOfTrailingZeros(rest)];
        }
        return externals;
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
