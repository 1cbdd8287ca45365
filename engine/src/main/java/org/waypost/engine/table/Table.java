package org.waypost.engine.table;

import java.util.List;

/** A named table of smtpd.conf(5), as the rules and the actions use it. */
public sealed interface Table {
    String name();

    /** How the entries are written: table(5) calls them list and mapping. */
    enum Shape {
        LIST,
        MAP
    }

    /**
     * A table whose contents are known: inline, or a file that was read. Keys keep their order.
     *
     * @param file the file the entries stand in (the configuration itself for an inline table)
     */
    record InMemory(String name, Shape shape, String file, List<TableEntry> entries)
            implements Table {
        public InMemory {
            // Those of a mapped file are immutable, and most of them are never asked for.
            entries = entries instanceof PackedEntries ? entries : List.copyOf(entries);
        }
    }

    /**
     * A table that is asked when it is needed, and may fail.
     *
     * @param backend {@code db}, {@code sqlite}, {@code proc}, {@code getpwnam} …
     * @param config what stands behind the colon, empty without it
     */
    record External(String name, String backend, String config) implements Table {}
}
