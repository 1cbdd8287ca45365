package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.pack.PackedTexts;
import org.waypost.engine.value.AsciiCase;

/**
 * A hash of texts that is asked with pieces of texts, in any case, without making a new one: open
 * addressing, at most half full.
 */
final class TextTable {
    /** The text is not in the table. */
    static final int ABSENT = -1;

    private static final int MAX_CAPACITY = 1 << 27;

    private final boolean folds;
    private @Nullable String[] keys = new String[16];
    private int[] values = new int[16];
    private int size;
    private @Nullable PackedTexts packed;

    /**
     * @param folds whether capitals are the same as small letters
     */
    TextTable(boolean folds) {
        this.folds = folds;
    }

    /** A table of its own with the same texts. */
    TextTable copy() {
        TextTable copy = new TextTable(folds);
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.size = size;
        copy.packed = packed;
        return copy;
    }

    void pack(PackWriter out) throws IOException {
        out.put(folds);
        // Where a text lies depends on it: another version of the hash would find nothing.
        out.put(hash("Waypost", 0, 7));
        out.put(size);
        out.put(values);
        PackedTexts.write(out, Arrays.asList(keys));
    }

    /**
     * @param end behind the largest value
     */
    static TextTable unpack(PackReader in, int end) throws BrokenPack {
        TextTable table = new TextTable(in.flag());
        PackReader.check(in.number() == table.hash("Waypost", 0, 7));
        table.size = in.number(MAX_CAPACITY);
        table.values = in.numbers(0, Math.max(1, end));
        PackReader.check(table.size == 0 || end > 0);
        PackedTexts texts = PackedTexts.read(in);
        int capacity = table.values.length;
        PackReader.check(
                Integer.bitCount(capacity) == 1
                        && texts.size() == capacity
                        && table.size <= capacity / 2
                        && texts.present() == table.size);
        table.keys = new String[capacity];
        table.packed = texts;
        return table;
    }

    /** A text of a mapped file is made when a probe first comes to it. */
    private @Nullable String key(int slot) {
        String key = keys[slot];
        PackedTexts texts = packed;
        if (key == null && texts != null) {
            key = texts.at(slot);
            keys[slot] = key;
        }
        return key;
    }

    /** Replaces the value of the text. */
    void put(String text, int value) {
        String key = folds ? AsciiCase.lower(text) : text;
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(mixed(key.hashCode()), key, 0, key.length());
        size += key(slot) == null ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
    }

    /** The value of a whole text, else {@link #ABSENT}. */
    int find(String text) {
        // A text remembers its hash, and most are in lower case already.
        int found = value(slot(mixed(text.hashCode()), text, 0, text.length()));
        return found >= 0 || !folds || AsciiCase.lower(text) == text
                ? found
                : find(text, 0, text.length());
    }

    /** The value of the characters from {@code from} to before {@code to}. */
    int find(String text, int from, int to) {
        return value(slot(hash(text, from, to), text, from, to));
    }

    private int value(int slot) {
        return key(slot) == null ? ABSENT : values[slot];
    }

    int size() {
        return size;
    }

    /** Changes every value. */
    void replaceAll(Change change) {
        for (int slot = 0; slot < keys.length; slot++) {
            String key = key(slot);
            if (key != null) {
                values[slot] = change.of(key, values[slot]);
            }
        }
    }

    /** A new value for a text. */
    @FunctionalInterface
    interface Change {
        int of(String text, int value);
    }

    /** Texts of a mapped file are made here, since they get other places. */
    private void grow() {
        for (int slot = 0; slot < keys.length; slot++) {
            keys[slot] = key(slot);
        }
        packed = null;
        @Nullable String[] oldKeys = keys;
        int[] oldValues = values;
        keys = new String[2 * oldKeys.length];
        values = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            String key = oldKeys[i];
            if (key != null) {
                int slot = slot(mixed(key.hashCode()), key, 0, key.length());
                keys[slot] = key;
                values[slot] = oldValues[i];
            }
        }
    }

    /** Where the text is, or where it would be put. */
    private int slot(int hash, String text, int from, int to) {
        int mask = keys.length - 1;
        int slot = hash & mask;
        while (true) {
            String key = key(slot);
            if (key == null || equal(key, text, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** The same as that of the piece, in lower case if need be, as a text of its own. */
    private int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + folded(text.charAt(i));
        }
        return mixed(hash);
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9e3779b9;
        return mixed ^ (mixed >>> 15);
    }

    private boolean equal(String key, String text, int from, int to) {
        if (key.length() != to - from) {
            return false;
        }
        if (key.length() == text.length() && key.equals(text)) {
            return true;
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) != folded(text.charAt(from + i))) {
                return false;
            }
        }
        return true;
    }

    private char folded(char c) {
        return folds ? AsciiCase.lower(c) : c;
    }
}
