package org.waypost.engine.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.waypost.engine.table.TableEntry;

/**
 * The entries of a table in the order in which a release walks them: by key, and of equal keys only
 * the last one written.
 *
 * @param places by rank: the entry's place in the table
 * @param keys by rank: the key as compared
 */
record Walk(List<Integer> places, List<String> keys) {
    static Walk of(List<TableEntry> entries, UnaryOperator<String> folding) {
        Map<String, Integer> last = LinkedHashMap.newLinkedHashMap(entries.size());
        for (int place = 0; place < entries.size(); place++) {
            last.put(folding.apply(entries.get(place).key()), place);
        }
        List<String> keys = new ArrayList<>(last.keySet());
        keys.sort(Comparator.naturalOrder());
        return new Walk(keys.stream().map(last::get).toList(), keys);
    }

    int size() {
        return keys.size();
    }

    /** The place of a rank; {@link Integer#MAX_VALUE} is the rank of nothing. */
    int place(int rank) {
        return rank == Integer.MAX_VALUE ? TableMatcher.NONE : places.get(rank);
    }
}
