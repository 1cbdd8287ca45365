package org.waypost.engine.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.table.Table;

/**
 * Dimensions of a program some of whose tables have been replaced. What they say of the other
 * tables is still right, so they are taken over, and only what is new becomes a dimension more. A
 * condition that nobody asks any more stays in its dimension and harms nobody.
 */
final class KnownDimensions {
    /** When what is new is more than an eighth, one dimension for all is worth its price again. */
    private static final int WHOLE_TO_NEW = 8;

    /** A dimension with less than this part of the entries is made anew with what is new. */
    private static final int WHOLE_TO_WORTH = 16;

    private final List<Dimension> old;

    KnownDimensions(List<Dimension> old) {
        this.old = old;
    }

    /** What can be taken over, and the conditions that none of it answers. */
    record Taken(List<Dimension> dimensions, List<Condition> fresh) {}

    /** For one group of conditions, without their signs. */
    Taken take(DimensionKey key, List<Condition> atoms) {
        Map<AtomKey, Condition> wanted = new HashMap<>();
        atoms.forEach(atom -> wanted.put(AtomKey.of(atom), atom));
        long all = entries(atoms);
        List<Dimension> taken = new ArrayList<>();
        for (Dimension dimension : old) {
            if (isOf(key, dimension) && isWorthIt(dimension, wanted, all)) {
                taken.add(dimension);
                dimension.atoms().forEach(atom -> wanted.remove(AtomKey.of(atom)));
            }
        }
        List<Condition> fresh =
                atoms.stream().filter(atom -> wanted.containsKey(AtomKey.of(atom))).toList();
        return entries(fresh) * WHOLE_TO_NEW > all
                ? new Taken(List.of(), atoms)
                : new Taken(List.copyOf(taken), fresh);
    }

    private static boolean isOf(DimensionKey key, Dimension dimension) {
        return dimension.atoms().stream().allMatch(atom -> DimensionKey.of(atom).equals(key));
    }

    /** Whether enough of a dimension is still asked, and more than what is not. */
    private static boolean isWorthIt(
            Dimension dimension, Map<AtomKey, Condition> wanted, long allEntries) {
        List<Condition> asked =
                dimension.atoms().stream()
                        .filter(atom -> wanted.containsKey(AtomKey.of(atom)))
                        .toList();
        if (asked.isEmpty()) {
            return false;
        }
        long worth = entries(asked);
        return dimension.isAlone()
                || (worth * WHOLE_TO_WORTH >= allEntries && 2 * worth > entries(dimension.atoms()));
    }

    /** An empty table counts as well: it is a condition to look for. */
    private static long entries(List<Condition> atoms) {
        return atoms.stream()
                .map(AtomKey::table)
                .mapToLong(table -> table instanceof Table.InMemory t ? 1L + t.entries().size() : 1)
                .sum();
    }
}
