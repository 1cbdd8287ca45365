package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Arrays;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;

/** A hash from 128 bits to a number: open addressing, at most half full. */
final class BitsTable {
    /** The bits are not in the table. */
    static final int ABSENT = -1;

    private long[] keys = new long[32];
    private int[] values = new int[16];
    private int size;

    BitsTable() {
        Arrays.fill(values, ABSENT);
    }

    /** A table of its own with the same bits. */
    BitsTable copy() {
        BitsTable copy = new BitsTable();
        copy.keys = keys.clone();
        copy.values = values.clone();
        copy.size = size;
        return copy;
    }

    void pack(PackWriter out) throws IOException {
        out.put(keys);
        out.put(values);
    }

    /**
     * @param end behind the largest value
     */
    static BitsTable unpack(PackReader in, int end) throws BrokenPack {
        BitsTable table = new BitsTable();
        table.keys = in.longs();
        table.values = in.numbers(ABSENT, end);
        int capacity = table.values.length;
        PackReader.check(Integer.bitCount(capacity) == 1 && table.keys.length == 2 * capacity);
        for (int value : table.values) {
            table.size += value == ABSENT ? 0 : 1;
        }
        PackReader.check(table.size <= capacity / 2);
        return table;
    }

    /**
     * @param value not negative
     */
    void put(long high, long low, int value) {
        if (2 * (size + 1) > values.length) {
            grow();
        }
        int slot = slot(high, low);
        size += values[slot] == ABSENT ? 1 : 0;
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        values[slot] = value;
    }

    int find(long high, long low) {
        return values[slot(high, low)];
    }

    /** Changes every value. */
    void replaceAll(Change change) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != ABSENT) {
                values[i] = change.of(keys[2 * i], keys[2 * i + 1], values[i]);
            }
        }
    }

    /** A new value for these bits. */
    @FunctionalInterface
    interface Change {
        int of(long high, long low, int value);
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[2 * oldValues.length];
        Arrays.fill(values, ABSENT);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != ABSENT) {
                int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
                keys[2 * slot] = oldKeys[2 * i];
                keys[2 * slot + 1] = oldKeys[2 * i + 1];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slot(long high, long low) {
        int mask = values.length - 1;
        long mixed = (high ^ Long.rotateLeft(low, 29)) * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (values[slot] != ABSENT && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
