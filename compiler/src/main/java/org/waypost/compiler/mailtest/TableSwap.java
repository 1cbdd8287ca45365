package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.mailtest.Suite.TableStand;
import org.waypost.engine.rule.ReplacedTables;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** A rule program in which some tables hold what a test says. */
final class TableSwap {
    /** The back end of a table that fails; {@link #fails} knows it again. */
    private static final String FAILING = "fails";

    private final Map<String, Table> tables;

    TableSwap(Map<String, Table> tables) {
        this.tables = tables;
    }

    /**
     * @param file where the contents stand, for explanations
     */
    static Table table(String name, TableStand stand, String file) {
        return switch (stand) {
            case TableStand.Fails() -> new Table.External(name, FAILING, "");
            case TableStand.Contents(boolean map, var contents, int line) -> {
                List<TableEntry> entries = new ArrayList<>();
                contents.forEach(e -> entries.add(new TableEntry(e.getKey(), e.getValue(), line)));
                Table.Shape shape = map ? Table.Shape.MAP : Table.Shape.LIST;
                yield new Table.InMemory(name, shape, file, entries);
            }
        };
    }

    static boolean fails(Table.External table) {
        return table.backend().equals(FAILING);
    }

    RuleProgram apply(RuleProgram program) {
        return new ReplacedTables(tables).in(program);
    }
}
