package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.value.IpBits;

/**
 * The longest listed prefix of an address, for one family: one hash a prefix length, so that a
 * look-up costs at most as many probes as there are lengths.
 */
final class PrefixTables {
    private static final int MAX_LENGTH = 128;

    private final int[] lengths;
    private final BitsTable[] tables;

    /**
     * @param byLength sets by prefix; they become classes here, each with the sets of all shorter
     *     prefixes that hold it
     */
    PrefixTables(TreeMap<Integer, BitsTable> byLength, ClassSpace space) {
        lengths = byLength.descendingKeySet().stream().mapToInt(Integer::intValue).toArray();
        tables = byLength.descendingMap().values().toArray(BitsTable[]::new);
        for (int i = lengths.length - 1; i >= 0; i--) {
            int shorter = i + 1;
            tables[i].replaceAll((high, low, own) -> space.union(own, find(shorter, high, low)));
        }
    }

    private PrefixTables(int[] lengths, BitsTable[] tables) {
        this.lengths = lengths;
        this.tables = tables;
    }

    void pack(PackWriter out) throws IOException {
        out.put(lengths);
        for (BitsTable table : tables) {
            table.pack(out);
        }
    }

    static PrefixTables unpack(PackReader in, int classes) throws BrokenPack {
        int[] lengths = in.numbers(0, MAX_LENGTH + 1);
        PackReader.check(lengths.length <= MAX_LENGTH + 1);
        BitsTable[] tables = new BitsTable[lengths.length];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = BitsTable.unpack(in, classes);
        }
        return new PrefixTables(lengths, tables);
    }

    /** The class of an address. */
    int of(IpBits address) {
        return find(0, address.high(), address.low());
    }

    void renumber(IntUnaryOperator numbers) {
        for (BitsTable table : tables) {
            table.replaceAll((_, _, value) -> numbers.applyAsInt(value));
        }
    }

    private int find(int first, long high, long low) {
        for (int i = first; i < lengths.length; i++) {
            long highMask = IpBits.highMask(lengths[i]);
            long lowMask = IpBits.lowMask(lengths[i]);
            int found = tables[i].find(high & highMask, low & lowMask);
            if (found >= 0) {
                return found;
            }
        }
        return ClassSpace.NONE;
    }
}
