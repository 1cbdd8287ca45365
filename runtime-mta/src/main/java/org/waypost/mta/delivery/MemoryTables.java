package org.waypost.mta.delivery;

import java.util.List;
import java.util.Locale;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * Reads the tables whose contents are known. An external one fails: it needs a driver that asks it.
 */
public final class MemoryTables implements TableReader {
    @Override
    public Answer value(Table table, Service service, String key) {
        return switch (table) {
            case Table.InMemory memory -> valueIn(memory, fold(key));
            case Table.External external -> new Answer.Failed(noDriver(external));
        };
    }

    @Override
    public Items items(Table table, Service service) {
        return switch (table) {
            case Table.InMemory memory -> new Items.Listed(keysOf(memory));
            case Table.External external -> new Items.Failed(noDriver(external));
        };
    }

    /** Of equal keys the last one counts, as in the original. */
    private static Answer valueIn(Table.InMemory table, String key) {
        for (TableEntry entry : table.entries().reversed()) {
            if (fold(entry.key()).equals(key)) {
                return new Answer.Found(entry.value());
            }
        }
        return new Answer.Absent();
    }

    /** The original fetches in the order of its dictionary: keys sorted, each once. */
    private static List<String> keysOf(Table.InMemory table) {
        return table.entries().stream().map(e -> fold(e.key())).sorted().distinct().toList();
    }

    private static String noDriver(Table.External table) {
        return "table " + table.name() + " needs a driver for " + table.backend();
    }

    private static String fold(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
