package org.waypost.engine.graph;

import org.waypost.engine.classify.Dimension;
import org.waypost.engine.rule.Rule;

/** A step of a decision. Nodes that decide alike are one node. */
public sealed interface Node {
    /** From 0, in the order of making; children come before their parents. */
    int id();

    /** Whether nothing but a final rejection can come of it. */
    boolean onlyRejects();

    /** The decision is made. */
    record Leaf(int id, Ending ending) implements Node {
        @Override
        public boolean onlyRejects() {
            return ending.rejects();
        }
    }

    /** Looks at one fact and goes on by its class. */
    record Switch(int id, Dimension dimension, ClassEdges edges, boolean onlyRejects)
            implements Node {}

    /**
     * Asks a table outside, for a rule that the rule-by-rule reading has come to.
     *
     * @param neither where to go when there was nothing to ask for
     */
    record Ask(int id, External external, Rule rule, Node yes, Node no, Node neither)
            implements Node {
        @Override
        public boolean onlyRejects() {
            return false;
        }
    }

    /** Goes on by intersecting sets of clauses: what a graph ends in that would grow too large. */
    record Intersect(int id, OpenClauses open) implements Node {
        @Override
        public boolean onlyRejects() {
            return false;
        }
    }
}
