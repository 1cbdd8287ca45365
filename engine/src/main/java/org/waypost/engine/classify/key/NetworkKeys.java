package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.network.Network;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.engine.value.IpBits;

/**
 * Classes of addresses: the longest prefix that is listed knows all that hold it. One hash a prefix
 * length, the longest first. Words such as {@code local} are compared as texts.
 */
public final class NetworkKeys implements KeyClasses {
    private final NetworkNotation notation;
    private final TextTable texts;
    private final PrefixTables v4;
    private final PrefixTables v6;

    private NetworkKeys(
            NetworkNotation notation, TextTable texts, PrefixTables v4, PrefixTables v6) {
        this.notation = notation;
        this.texts = texts;
        this.v4 = v4;
        this.v6 = v6;
    }

    /**
     * @param folds whether capitals are the same as small letters
     */
    public static NetworkKeys build(
            List<AtomTable> atoms, ClassSpace space, NetworkNotation notation, boolean folds) {
        TextTable texts = new TextTable(folds);
        TreeMap<Integer, BitsTable> v4 = new TreeMap<>();
        TreeMap<Integer, BitsTable> v6 = new TreeMap<>();
        for (AtomTable atom : atoms) {
            int single = space.single(atom.atom());
            for (TableEntry entry : atom.table().entries()) {
                ExactKeys.add(texts, entry.key(), single, space);
                notation.read(entry.key())
                        .ifPresent(n -> add(n.base().v6() ? v6 : v4, n, single, space));
            }
        }
        NetworkKeys keys =
                new NetworkKeys(
                        notation, texts, new PrefixTables(v4, space), new PrefixTables(v6, space));
        texts.replaceAll((text, own) -> space.union(own, keys.ofAddress(text)));
        return keys;
    }

    @Override
    public void pack(PackWriter out) throws IOException {
        out.put(notation.ordinal());
        texts.pack(out);
        v4.pack(out);
        v6.pack(out);
    }

    public static NetworkKeys unpack(PackReader in, int classes) throws BrokenPack {
        return new NetworkKeys(
                in.one(NetworkNotation.class),
                TextTable.unpack(in, classes),
                PrefixTables.unpack(in, classes),
                PrefixTables.unpack(in, classes));
    }

    private static void add(
            TreeMap<Integer, BitsTable> family, Network network, int set, ClassSpace space) {
        BitsTable table = family.computeIfAbsent(network.length(), _ -> new BitsTable());
        IpBits base = network.base();
        int before = Math.max(table.find(base.high(), base.low()), ClassSpace.NONE);
        table.put(base.high(), base.low(), space.union(before, set));
    }

    @Override
    public int of(String key) {
        int listed = texts.find(key);
        return listed >= 0 ? listed : ofAddress(key);
    }

    /** The class of an address. */
    public int of(IpBits address) {
        return address.v6() ? v6.of(address) : v4.of(address);
    }

    @Override
    public void renumber(IntUnaryOperator numbers) {
        texts.replaceAll((_, value) -> numbers.applyAsInt(value));
        v4.renumber(numbers);
        v6.renumber(numbers);
    }

    private int ofAddress(String text) {
        return notation.readKey(text).map(this::of).orElse(ClassSpace.NONE);
    }
}
