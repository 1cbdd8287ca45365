package org.waypost.engine.table.pattern;

import java.util.Arrays;
import java.util.SortedSet;

/** Characters that no pattern of a set tells apart are one class. */
final class CharClasses {
    private static final int DIRECT = 128;

    private final char[] starts;
    private final int[] direct = new int[DIRECT];

    /**
     * @param starts the first character of each class but the one that begins at 0
     */
    CharClasses(SortedSet<Character> starts) {
        this.starts = new char[starts.size()];
        int i = 0;
        for (char start : starts) {
            this.starts[i++] = start;
        }
        for (char c = 0; c < DIRECT; c++) {
            direct[c] = search(c);
        }
    }

    int count() {
        return starts.length + 1;
    }

    int of(char character) {
        return character < DIRECT ? direct[character] : search(character);
    }

    /** One character of the class. */
    char sample(int index) {
        return index == 0 ? 0 : starts[index - 1];
    }

    private int search(char character) {
        int found = Arrays.binarySearch(starts, character);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
