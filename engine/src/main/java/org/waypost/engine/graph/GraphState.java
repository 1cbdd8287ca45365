package org.waypost.engine.graph;

import org.waypost.engine.graph.bits.LiveSet;

/**
 * What is still open at a node; equal states have the same node.
 *
 * @param live the clauses that may hold, up to the first that needs nothing more
 * @param dimensions a bit for each dimension that has not been looked at and matters to one of them
 * @param yes a bit for each external question that got this reply and matters to one of them
 * @param no likewise
 * @param neither likewise
 */
record GraphState(LiveSet live, long dimensions, long yes, long no, long neither) {
    /** The questions that have a reply. */
    long replied() {
        return yes | no | neither;
    }

    long got(Reply reply) {
        return switch (reply) {
            case YES -> yes;
            case NO -> no;
            case NEITHER -> neither;
        };
    }

    GraphState with(int external, Reply reply) {
        long bit = 1L << external;
        return switch (reply) {
            case YES -> new GraphState(live, dimensions, yes | bit, no, neither);
            case NO -> new GraphState(live, dimensions, yes, no | bit, neither);
            case NEITHER -> new GraphState(live, dimensions, yes, no, neither | bit);
        };
    }

    GraphState without(int dimension, LiveSet left) {
        return new GraphState(left, dimensions & ~(1L << dimension), yes, no, neither);
    }
}
