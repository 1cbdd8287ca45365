package org.waypost.mta.boot;

import java.util.List;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.mta.delivery.TableReader;

/** The tables of a configuration, compared as its release does. */
final class ConfigurationTables implements TableReader {
    private final TableLookup lookup;

    ConfigurationTables(RuleProgram program) {
        this.lookup = TableLookup.of(program);
    }

    @Override
    public Answer value(Table table, Service service, String key) {
        return switch (table) {
            case Table.InMemory memory -> lookup.ask(memory, service, key);
            case Table.External external -> new Answer.Failed(noDriver(external));
        };
    }

    @Override
    public Items items(Table table, Service service) {
        return switch (table) {
            case Table.InMemory memory -> new Items.Listed(keys(memory));
            case Table.External external -> new Items.Failed(noDriver(external));
        };
    }

    private static List<String> keys(Table.InMemory table) {
        return TableLookup.inKeyOrder(table).stream().map(TableEntry::key).distinct().toList();
    }

    private static String noDriver(Table.External table) {
        return "table " + table.name() + ": no driver for " + table.backend();
    }
}
