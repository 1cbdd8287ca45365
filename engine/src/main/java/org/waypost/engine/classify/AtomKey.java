package org.waypost.engine.classify;

import java.util.List;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * What makes two conditions ask the same, their sign aside.
 *
 * @param kind the fact and the service, or the question
 * @param contents the keys of a small table, the identity of a large one
 */
record AtomKey(Object kind, Object contents) {
    /** Tables up to this size are compared by their keys. */
    private static final int SMALL = 16;

    static AtomKey of(Condition condition) {
        return switch (condition) {
            case Condition.Membership m ->
                    new AtomKey(List.of(m.fact(), m.service()), contents(m.table()));
            case Condition.Flag flag -> new AtomKey(flag.question(), List.of());
            case Condition.VirtualGate gate ->
                    new AtomKey(Condition.VirtualGate.class, contents(gate.table()));
        };
    }

    /** Whether no table outside has to be asked. */
    static boolean isInMemory(Condition condition) {
        return switch (condition) {
            case Condition.Membership m -> m.table() instanceof Table.InMemory;
            case Condition.Flag _ -> true;
            case Condition.VirtualGate gate -> gate.table() instanceof Table.InMemory;
        };
    }

    /** The condition without its sign. */
    static Condition positive(Condition condition) {
        return switch (condition) {
            case Condition.Membership m ->
                    new Condition.Membership(m.fact(), m.service(), m.table(), false);
            case Condition.Flag flag -> new Condition.Flag(flag.question(), false);
            case Condition.VirtualGate gate -> gate;
        };
    }

    /** The table of a condition that has one. */
    static Table table(Condition condition) {
        return switch (condition) {
            case Condition.Membership m -> m.table();
            case Condition.VirtualGate gate -> gate.table();
            case Condition.Flag _ -> throw new IllegalArgumentException("a question has no table");
        };
    }

    private static Object contents(Table table) {
        return table instanceof Table.InMemory(_, _, _, List<TableEntry> entries)
                        && entries.size() <= SMALL
                ? entries.stream().map(TableEntry::key).toList()
                : new Identity(table);
    }

    /** A table as itself. */
    private record Identity(Table table) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.table == table;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(table);
        }
    }
}
