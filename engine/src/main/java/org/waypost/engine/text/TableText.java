package org.waypost.engine.text;

import java.util.stream.Collectors;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** A table as people call it: by its name, or by its few entries when it has none of its own. */
public final class TableText {
    /** More entries than these are not spelled out. */
    private static final int FEW = 3;

    private static final String UNNAMED = "<dynamic";

    private TableText() {}

    public static String of(Table table) {
        return switch (table) {
            case Table.InMemory memory when isUnnamed(memory.name()) -> contents(memory);
            case Table.InMemory memory -> bracketed(memory.name());
            case Table.External external -> bracketed(external.name());
        };
    }

    /** Predefined tables have the brackets in their name already. */
    private static String bracketed(String name) {
        return name.startsWith("<") ? name : "<" + name + ">";
    }

    /** Whether a table was written in place, and so has no name of its own. */
    public static boolean isUnnamed(String name) {
        return name.isEmpty() || name.startsWith(UNNAMED);
    }

    private static String contents(Table.InMemory table) {
        String text =
                table.entries().stream()
                        .limit(FEW)
                        .map(TableText::entry)
                        .collect(Collectors.joining(", "));
        int more = table.entries().size() - FEW;
        return "{ " + text + (more > 0 ? ", and " + more + " more" : "") + " }";
    }

    private static String entry(TableEntry entry) {
        return entry.value().isEmpty() ? entry.key() : entry.key() + " = " + entry.value();
    }
}
