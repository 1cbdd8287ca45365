package org.waypost.engine.graph;

/**
 * The limits of graphs, each with its reason.
 *
 * @param maxEdges nodes and edges together
 * @param maxWork steps of the construction: machine words looked at
 * @param maxOpenWords machine words kept of what is open where edges or work ran out
 */
public record GraphLimits(int maxEdges, long maxWork, long maxOpenWords) {
    /**
     * A real configuration has some dozen nodes. 200,000 edges are about 10 MiB, and 100 million
     * steps a fraction of a second. Four million words are 32 MiB.
     */
    public static final GraphLimits DEFAULT = new GraphLimits(200_000, 100_000_000L, 4_000_000L);

    /**
     * Nodes and branches that are kept when a few entries of a table change. A smaller graph is
     * made again in a few milliseconds, and then knows all classes.
     */
    static final int MIN_KEPT = 2_000;

    /**
     * Dimensions and external questions that the construction looks at: it goes as deep as there
     * are of both, and a state is one word of each.
     */
    static final int MAX_DEPTH = 64;
}
