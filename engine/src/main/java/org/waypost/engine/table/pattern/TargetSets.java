package org.waypost.engine.table.pattern;

import java.util.Arrays;
import java.util.BitSet;

/** Where a set of states leads, by character class. */
final class TargetSets {
    private final int[][] members;
    private final int[] sizes;
    private final BitSet changes = new BitSet();

    TargetSets(int classes) {
        members = new int[classes][4];
        sizes = new int[classes];
    }

    /** One state for all classes from {@code first} to {@code last}. */
    void add(int first, int last, int state) {
        changes.set(first);
        changes.set(last + 1);
        for (int c = first; c <= last; c++) {
            if (sizes[c] == members[c].length) {
                members[c] = Arrays.copyOf(members[c], 2 * sizes[c]);
            }
            members[c][sizes[c]++] = state;
        }
    }

    /** Whether a class leads elsewhere than the one before it. */
    boolean changesAt(int charClass) {
        return changes.get(charClass);
    }

    /** In order, each once. */
    int[] sorted(int charClass) {
        int[] sorted = Arrays.copyOf(members[charClass], sizes[charClass]);
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }
}
