package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.TableChange;
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

    /** For whoever asks for texts of addresses as well, where one network is in many texts. */
    @Override
    public Optional<KeyClasses> edited(ClassEdit edit) {
        return Optional.empty();
    }

    /** For whoever asks for addresses and for words that are no addresses. */
    public Optional<NetworkKeys> editedNetworks(ClassEdit edit) {
        List<Network> added = networks(edit.change().added());
        List<Network> removed = networks(edit.change().removed());
        if (isLeft(removed, edit.change())) {
            return Optional.empty();
        }
        NetworkKeys next =
                new NetworkKeys(
                        notation,
                        texts.copy(),
                        v4.copy(lengths(added, false)),
                        v6.copy(lengths(added, true)));
        for (Network network : removed) {
            if (!next.family(network).remove(network, edit)) {
                return Optional.empty();
            }
        }
        added.forEach(network -> next.family(network).add(network, edit));
        ExactKeys.edit(next.texts, edit);
        return Optional.of(next);
    }

    /** The longest first: what is inside another one goes before it. */
    private List<Network> networks(List<String> keys) {
        return keys.stream()
                .flatMap(key -> notation.read(key).stream())
                .sorted(Comparator.comparing(Network::length).reversed())
                .toList();
    }

    /** Whether one of these is in the table still, in another notation. */
    private boolean isLeft(List<Network> removed, TableChange change) {
        return !removed.isEmpty()
                && change.after().entries().stream()
                        .anyMatch(
                                e -> notation.read(e.key()).filter(removed::contains).isPresent());
    }

    private static List<Integer> lengths(List<Network> networks, boolean v6) {
        return networks.stream()
                .filter(network -> network.base().v6() == v6)
                .map(Network::length)
                .toList();
    }

    private PrefixTables family(Network network) {
        return network.base().v6() ? v6 : v4;
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
