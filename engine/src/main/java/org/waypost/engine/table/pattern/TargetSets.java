package org.waypost.engine.table.pattern;

import java.util.Arrays;

/** Where a set of states leads, by character class. */
final class TargetSets {
    private final int[][] members;
    private final int[] sizes;

    TargetSets(int classes) {
        members = new int[classes][4];
        sizes = new int[classes];
    }

    /** One state for all classes from {@code first} to {@code last}. */
    void add(int first, int last, int state) {
        for (int c = first; c <= last; c++) {
            if (sizes[c] == members[c].length) {
                members[c] = Arrays.copyOf(members[c], 2 * sizes[c]);
            }
            members[c][sizes[c]++] = state;
        }
    }

    /** In order, each once. */
    int[] sorted(int charClass) {
        return Arrays.stream(members[charClass], 0, sizes[charClass]).sorted().distinct().toArray();
    }
}
