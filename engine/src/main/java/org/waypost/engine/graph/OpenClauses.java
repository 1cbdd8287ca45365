package org.waypost.engine.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.bits.LiveSet;

/**
 * What is open where a graph would grow too large: the clauses that may still hold, and what has
 * not been looked at. Sets of 64 clauses are read word by word; most words can be left out, since
 * nothing in them can hold.
 */
public final class OpenClauses {
    private final ClauseRows rows;
    private final GraphState state;
    private final boolean whole;
    private final int[] dimensions;
    private final DimensionRows[] open;
    private final int[] settled;

    private OpenClauses(ClauseRows rows, GraphState state, boolean whole) {
        this.rows = rows;
        this.state = state;
        this.whole = whole;
        List<Dimension> all = rows.program().dimensions().list();
        this.dimensions =
                IntStream.range(0, all.size())
                        .filter(d -> !all.get(d).isAlone() && isOpen(d))
                        .toArray();
        this.open = Arrays.stream(dimensions).mapToObj(rows::rows).toArray(DimensionRows[]::new);
        this.settled =
                IntStream.range(state.live().first(), state.live().end())
                        .filter(w -> usual(w) != 0)
                        .toArray();
    }

    /** All of a program. */
    static OpenClauses whole(ClauseRows rows) {
        long[] all = new long[rows.words()];
        Arrays.setAll(all, rows::allInWord);
        return new OpenClauses(rows, new GraphState(LiveSet.of(all), -1L, 0, 0, 0), true);
    }

    /** What a state of the construction has left. */
    static OpenClauses of(ClauseRows rows, GraphState state) {
        return new OpenClauses(rows, state, false);
    }

    /** All clauses again, over dimensions that have got more classes. */
    OpenClauses wholeOf(ClauseProgram now) {
        return whole(rows.extended(now));
    }

    private long usual(int word) {
        long left = state.live().word(word);
        for (DimensionRows each : open) {
            left &= each.usualWord(word);
        }
        return left;
    }

    public ClauseProgram program() {
        return rows.program();
    }

    /** Whether this is the program from its beginning, whatever was looked at on the way here. */
    boolean isWhole() {
        return whole;
    }

    /** Whether a dimension has not been looked at. */
    public boolean isOpen(int dimension) {
        return whole || (state.dimensions() & 1L << dimension) != 0;
    }

    /** Those that have not been looked at, but for conditions by themselves. */
    public int[] dimensions() {
        return dimensions;
    }

    /** Whether some conditions are looked at by themselves. */
    public boolean hasConditionsAlone() {
        return dimensions.length < rows.program().dimensions().list().size();
    }

    /** The reply that an external question has got on the way here. */
    public @Nullable Reply reply(int external) {
        if (whole || (state.replied() & 1L << external) == 0) {
            return null;
        }
        return Arrays.stream(Reply.values())
                .filter(reply -> (state.got(reply) & 1L << external) != 0)
                .findFirst()
                .orElseThrow();
    }

    /** The clauses among 64 that may still hold. */
    public long live(int word) {
        return state.live().word(word);
    }

    /**
     * Which words have a clause that holds in usual classes; behind the last, the largest number.
     */
    public int settled(int index) {
        return index < settled.length ? settled[index] : Integer.MAX_VALUE;
    }

    /**
     * Where the words begin in which a class differs from the usual set.
     *
     * @param index of the dimension in {@link #dimensions}
     */
    public int firstDifference(int index, int classId) {
        return open[index].firstDifference(classId);
    }

    /** Where they end. */
    public int endOfDifferences(int index, int classId) {
        return open[index].endOfDifferences(classId);
    }

    /** Which word of 64 clauses it is that differs. */
    public int place(int index, int difference) {
        return open[index].place(difference);
    }

    /** The word that differs. */
    public long differentWord(int index, int difference) {
        return open[index].differentWord(difference);
    }

    /** 64 clauses of the usual set. */
    public long usualWord(int index, int word) {
        return open[index].usualWord(word);
    }

    /** Machine words that are kept for this alone. */
    int size() {
        return state.live().words().length + settled.length;
    }
}
