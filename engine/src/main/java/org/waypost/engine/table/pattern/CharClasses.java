package org.waypost.engine.table.pattern;

import java.io.IOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;

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

    void pack(PackWriter out) throws IOException {
        out.put(new String(starts).chars().toArray());
    }

    static CharClasses unpack(PackReader in) throws BrokenPack {
        int[] numbers = in.numbers(1, 1 << Character.SIZE);
        SortedSet<Character> starts = new TreeSet<>();
        for (int number : numbers) {
            starts.add((char) number);
        }
        PackReader.check(starts.size() == numbers.length);
        return new CharClasses(starts);
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
