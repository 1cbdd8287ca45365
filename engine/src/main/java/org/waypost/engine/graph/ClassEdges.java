package org.waypost.engine.graph;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each class leads: most go one way, the others are in a small hash, at most half full.
 *
 * <p>Two are equal when they lead to the same nodes.
 */
public final class ClassEdges {
    private final Node otherwise;
    private final List<Branch> branches;
    private final int[] classes;
    private final @Nullable Node[] targets;

    /** A class that goes its own way. */
    public record Branch(int classId, Node target) {}

    /**
     * @param branches by class, in order; none leads to {@code otherwise}
     */
    ClassEdges(Node otherwise, List<Branch> branches) {
        this.otherwise = otherwise;
        this.branches = List.copyOf(branches);
        int size = Integer.highestOneBit(Math.max(1, branches.size())) * 4;
        this.classes = new int[size];
        this.targets = new Node[size];
        Arrays.fill(classes, -1);
        for (Branch branch : branches) {
            int slot = slot(branch.classId);
            classes[slot] = branch.classId;
            targets[slot] = branch.target;
        }
    }

    /** The node that a class leads to. */
    public Node target(int classId) {
        Node target = targets[slot(classId)];
        return target == null ? otherwise : target;
    }

    /** Where all classes lead that are no branches. */
    public Node otherwise() {
        return otherwise;
    }

    public List<Branch> branches() {
        return branches;
    }

    private int slot(int classId) {
        int mask = classes.length - 1;
        int slot = (classId * 0x9e3779b9 >>> 7) & mask;
        while (classes[slot] != -1 && classes[slot] != classId) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassEdges edges
                && edges.otherwise.id() == otherwise.id()
                && edges.keys().equals(keys());
    }

    @Override
    public int hashCode() {
        return 31 * otherwise.id() + keys().hashCode();
    }

    private List<Long> keys() {
        return branches.stream().map(e -> ((long) e.classId << 32) | e.target.id()).toList();
    }
}
