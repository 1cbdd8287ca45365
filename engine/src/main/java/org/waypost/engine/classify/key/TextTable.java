package org.waypost.engine.classify.key;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.value.AsciiCase;

/**
 * A hash of texts that is asked with pieces of texts, in any case, without making a new one: open
 * addressing, at most half full. Hash and value lie side by side, so that a text that is not there
 * costs one look at the memory.
 */
final class TextTable {
    /** The text is not in the table; no value is this. */
    static final int ABSENT = -1;

    private final boolean folds;
    private @Nullable String[] keys = new String[16];
    private int[] slots = empty(16);
    private int size;

    /**
     * @param folds whether capitals are the same as small letters
     */
    TextTable(boolean folds) {
        this.folds = folds;
    }

    /** By slot: the hash, then the value. */
    private static int[] empty(int capacity) {
        int[] slots = new int[2 * capacity];
        Arrays.fill(slots, ABSENT);
        return slots;
    }

    /**
     * Replaces the value of the text.
     *
     * @param value not negative
     */
    void put(String text, int value) {
        String key = folds ? AsciiCase.lower(text) : text;
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int hash = mixed(key.hashCode());
        int slot = slot(hash, key, 0, key.length());
        size += keys[slot] == null ? 1 : 0;
        set(slot, key, hash, value);
    }

    private void set(int slot, String key, int hash, int value) {
        keys[slot] = key;
        slots[2 * slot] = hash;
        slots[2 * slot + 1] = value;
    }

    /** The value of a whole text, else {@link #ABSENT}. */
    int find(String text) {
        // A text remembers its hash, and most are in lower case already.
        int found = slots[2 * slot(mixed(text.hashCode()), text, 0, text.length()) + 1];
        return found >= 0 || !folds || AsciiCase.lower(text) == text
                ? found
                : find(text, 0, text.length());
    }

    /** The value of the characters from {@code from} to before {@code to}. */
    int find(String text, int from, int to) {
        return slots[2 * slot(hash(text, from, to), text, from, to) + 1];
    }

    int size() {
        return size;
    }

    /** Changes every value. */
    void replaceAll(Change change) {
        for (int slot = 0; slot < keys.length; slot++) {
            String key = keys[slot];
            if (key != null) {
                slots[2 * slot + 1] = change.of(key, slots[2 * slot + 1]);
            }
        }
    }

    /** A new value for a text. */
    @FunctionalInterface
    interface Change {
        int of(String text, int value);
    }

    private void grow() {
        @Nullable String[] oldKeys = keys;
        int[] oldSlots = slots;
        keys = new String[2 * oldKeys.length];
        slots = empty(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            String key = oldKeys[i];
            if (key != null) {
                int hash = oldSlots[2 * i];
                set(slot(hash, key, 0, key.length()), key, hash, oldSlots[2 * i + 1]);
            }
        }
    }

    /** Where the text is, or where it would be put. */
    private int slot(int hash, String text, int from, int to) {
        int mask = keys.length - 1;
        int slot = hash & mask;
        while (slots[2 * slot + 1] != ABSENT) {
            if (slots[2 * slot] == hash && equal(slot, text, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
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

    private boolean equal(int slot, String text, int from, int to) {
        String key = keys[slot];
        if (key == null || key.length() != to - from) {
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
