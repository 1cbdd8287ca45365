package org.waypost.engine.graph.bits;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Many lists of numbers, one after the other in one array.
 *
 * @param starts by list: where it begins; one more than there are lists
 */
public record IntLists(int[] starts, int[] values) {
    public int start(int list) {
        return starts[list];
    }

    public int end(int list) {
        return starts[list + 1];
    }

    public int[] copy(int list) {
        return Arrays.copyOfRange(values, starts[list], starts[list + 1]);
    }

    public IntStream stream(int list) {
        return Arrays.stream(values, starts[list], starts[list + 1]);
    }

    /** Takes the numbers in any order of the lists; within a list they keep theirs. */
    public static final class Builder {
        private final int lists;
        private int[] owners = new int[16];
        private int[] members = new int[16];
        private int size;

        public Builder(int lists) {
            this.lists = lists;
        }

        public void add(int list, int value) {
            if (size == owners.length) {
                owners = Arrays.copyOf(owners, 2 * size);
                members = Arrays.copyOf(members, 2 * size);
            }
            owners[size] = list;
            members[size++] = value;
        }

        public IntLists build() {
            int[] starts = new int[lists + 1];
            for (int i = 0; i < size; i++) {
                starts[owners[i] + 1]++;
            }
            for (int list = 0; list < lists; list++) {
                starts[list + 1] += starts[list];
            }
            int[] next = starts.clone();
            int[] values = new int[size];
            for (int i = 0; i < size; i++) {
                values[next[owners[i]]++] = members[i];
            }
            return new IntLists(starts, values);
        }
    }
}
