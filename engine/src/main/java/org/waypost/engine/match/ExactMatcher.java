package org.waypost.engine.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.engine.value.AddressText;

/** Equality of texts, after folding both; of equal entries the last one written counts. */
final class ExactMatcher implements TableMatcher {
    private final Map<String, Integer> places;
    private final UnaryOperator<String> keyFolding;

    ExactMatcher(
            List<TableEntry> entries,
            Function<String, String> entryFolding,
            UnaryOperator<String> keyFolding) {
        this.keyFolding = keyFolding;
        this.places = HashMap.newHashMap(entries.size());
        for (int place = 0; place < entries.size(); place++) {
            places.put(entryFolding.apply(entries.get(place).key()), place);
        }
    }

    /** Compares addresses by value, however they are written; other texts as they are. */
    static ExactMatcher ofAddresses(List<TableEntry> entries) {
        return new ExactMatcher(entries, ExactMatcher::canonical, ExactMatcher::canonical);
    }

    @Override
    public int find(LookupKey key) {
        return places.getOrDefault(keyFolding.apply(key.text()), NONE);
    }

    private static String canonical(String text) {
        return NetworkNotation.CLASSFUL
                .read(text)
                .filter(n -> n.length() == n.base().width())
                .map(n -> AddressText.of(n.base()))
                .orElse(text);
    }
}
