package org.waypost.engine.graph;

import java.util.List;
import org.waypost.engine.classify.Dimension;

/**
 * Classes that there were not when the nodes were made. Nodes know no way for them, and do not even
 * look at a dimension where the classes that there were made no difference; so this is asked before
 * the first node, and such an envelope is decided by all clauses.
 *
 * @param known by dimension: how many classes the nodes know
 */
public record LaterClasses(List<Integer> known, Node.Intersect whole) {
    /** More than this part of a dimension's classes, and nodes are worth their price again. */
    private static final int WHOLE_TO_LATER = 16;

    /** So few are always borne. */
    private static final int FEW = 64;

    public LaterClasses {
        known = List.copyOf(known);
    }

    static List<Integer> counts(List<Dimension> dimensions) {
        return dimensions.stream().map(dimension -> dimension.classes().size()).toList();
    }

    static boolean areFew(List<Integer> known, List<Integer> now) {
        for (int i = 0; i < known.size(); i++) {
            int later = now.get(i) - known.get(i);
            if (later > FEW && later > now.get(i) / WHOLE_TO_LATER) {
                return false;
            }
        }
        return true;
    }

    /** The dimensions that have such classes. */
    public List<Dimension> dimensions() {
        return whole.open().program().dimensions().list().stream()
                .filter(dimension -> dimension.classes().size() > known.get(dimension.index()))
                .toList();
    }

    /** Whether a class of a dimension is one of them. */
    public boolean has(int dimension, int classId) {
        return classId >= known.get(dimension);
    }
}
