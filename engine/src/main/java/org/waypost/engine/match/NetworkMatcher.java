package org.waypost.engine.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.network.Network;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.engine.value.IpBits;

/**
 * Networks, and words such as {@code local} which are compared as texts: one hash a prefix length,
 * so that a look-up costs as many probes as there are lengths in the table.
 */
final class NetworkMatcher implements TableMatcher {
    private final Walk walk;
    private final NetworkNotation notation;
    private final UnaryOperator<String> folding;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Integer, Map<IpBits, Integer>> byLength = new TreeMap<>();

    NetworkMatcher(
            List<TableEntry> entries, NetworkNotation notation, UnaryOperator<String> folding) {
        this.walk = Walk.of(entries, folding);
        this.notation = notation;
        this.folding = folding;
        for (int rank = 0; rank < walk.size(); rank++) {
            String key = walk.keys().get(rank);
            texts.put(key, rank);
            add(notation.read(key), rank);
        }
    }

    private void add(Optional<Network> network, int rank) {
        network.ifPresent(
                n ->
                        byLength.computeIfAbsent(n.length(), _ -> new HashMap<>())
                                .putIfAbsent(n.base(), rank));
    }

    @Override
    public int find(LookupKey key) {
        int best = texts.getOrDefault(folding.apply(key.text()), Integer.MAX_VALUE);
        Optional<IpBits> address = key.address(notation);
        if (address.isPresent()) {
            best = Math.min(best, firstNetwork(address.get()));
        }
        return walk.place(best);
    }

    private int firstNetwork(IpBits address) {
        int best = Integer.MAX_VALUE;
        for (Map.Entry<Integer, Map<IpBits, Integer>> level : byLength.entrySet()) {
            if (level.getKey() <= address.width()) {
                IpBits prefix = address.masked(level.getKey());
                best = Math.min(best, level.getValue().getOrDefault(prefix, Integer.MAX_VALUE));
            }
        }
        return best;
    }
}
