package org.waypost.engine.table;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.engine.value.AsciiCase;

/**
 * The few entries in which a table differs from what it was.
 *
 * @param added keys as written; some may have been in the table already
 * @param removed keys as written; no entry is left that is equal to one of them, whatever its case
 * @param after the table as it is now
 */
public record TableChange(List<String> added, List<String> removed, Table.InMemory after) {
    /** More than this, each of which may take a look at all classes, and it is a new table. */
    private static final int MAX_CHANGES = 256;

    /**
     * Empty when the tables have too little in common, or when it takes more than a look at the
     * keys to say what has gone.
     */
    public static Optional<TableChange> between(Table.InMemory before, Table.InMemory after) {
        List<TableEntry> old = before.entries();
        List<TableEntry> now = after.entries();
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && isSame(old.get(head), now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && isSame(old.get(old.size() - 1 - tail), now.get(now.size() - 1 - tail))) {
            tail++;
        }
        return ofMiddles(
                old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), after);
    }

    private static boolean isSame(TableEntry one, TableEntry other) {
        return one.key().equals(other.key());
    }

    private static Optional<TableChange> ofMiddles(
            List<TableEntry> old, List<TableEntry> now, Table.InMemory after) {
        if (Math.max(old.size(), now.size()) > MAX_CHANGES) {
            return Optional.empty();
        }
        Set<String> added = keys(now);
        Set<String> removed = keys(old);
        keys(now).forEach(removed::remove);
        keys(old).forEach(added::remove);
        return removed.isEmpty() || haveGone(removed, after)
                ? Optional.of(new TableChange(List.copyOf(added), List.copyOf(removed), after))
                : Optional.empty();
    }

    private static Set<String> keys(List<TableEntry> entries) {
        Set<String> keys = new LinkedHashSet<>();
        entries.forEach(entry -> keys.add(entry.key()));
        return keys;
    }

    private static boolean haveGone(Set<String> removed, Table.InMemory after) {
        Set<String> lower = new HashSet<>();
        removed.forEach(key -> lower.add(AsciiCase.lower(key)));
        return after.entries().stream()
                .noneMatch(entry -> lower.contains(AsciiCase.lower(entry.key())));
    }
}
