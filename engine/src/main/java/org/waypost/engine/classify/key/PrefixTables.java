package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.network.Network;
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

    /** A table of its own that has room for networks of these lengths as well. */
    PrefixTables copy(Collection<Integer> lengthsMore) {
        TreeMap<Integer, BitsTable> copies = new TreeMap<>();
        lengthsMore.forEach(length -> copies.put(length, new BitsTable()));
        for (int i = 0; i < lengths.length; i++) {
            copies.put(lengths[i], tables[i].copy());
        }
        return new PrefixTables(
                copies.descendingKeySet().stream().mapToInt(Integer::intValue).toArray(),
                copies.descendingMap().values().toArray(BitsTable[]::new));
    }

    /** One network more, which all networks inside it know of; there is room for its length. */
    void add(Network network, ClassEdit edit) {
        IpBits base = network.base();
        int own = place(network.length());
        tables[own].put(base.high(), base.low(), find(own, base.high(), base.low()));
        for (int i = 0; i <= own; i++) {
            tables[i].replaceAll(
                    (high, low, set) ->
                            network.contains(new IpBits(base.v6(), high, low))
                                    ? edit.with(set)
                                    : set);
        }
    }

    /**
     * One network less, if that is another class for its own prefix only: not when the condition
     * holds for a network inside it, which may be for its sake.
     */
    boolean remove(Network network, ClassEdit edit) {
        IpBits base = network.base();
        int own = place(network.length());
        if (own == lengths.length || holdsInside(network, own, edit)) {
            return false;
        }
        int left = edit.without(find(own, base.high(), base.low()));
        int wider = find(own + 1, base.high(), base.low());
        tables[own].put(base.high(), base.low(), edit.space().union(left, wider));
        return true;
    }

    private boolean holdsInside(Network network, int own, ClassEdit edit) {
        boolean[] holds = {false};
        for (int i = 0; i < own; i++) {
            tables[i].replaceAll(
                    (high, low, set) -> {
                        holds[0] |=
                                edit.has(set)
                                        && network.contains(
                                                new IpBits(network.base().v6(), high, low));
                        return set;
                    });
        }
        return holds[0];
    }

    /** Where the networks of this length are; behind the last when there are none. */
    private int place(int length) {
        int place = 0;
        while (place < lengths.length && lengths[place] != length) {
            place++;
        }
        return place;
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
