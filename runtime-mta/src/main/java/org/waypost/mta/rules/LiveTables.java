package org.waypost.mta.rules;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.compiler.TableReload;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.value.AsciiCase;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.table.ExternalTables;

/**
 * The rules and tables of a server. A table is replaced by making the next epoch beside the one
 * that is in use; sessions see it at their next decision, and nothing waits for it.
 */
public final class LiveTables implements TableReader {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTables.class);

    private final Configuration configuration;
    private final ExternalTables externals;
    private volatile Epoch epoch;

    /**
     * @param rules of the configuration, compiled
     */
    public LiveTables(Configuration configuration, ExternalTables externals, Evaluator rules) {
        this.configuration = configuration;
        this.externals = externals;
        this.epoch = Epoch.first(configuration.program(), rules);
    }

    /** Decides by the tables as they are now. */
    public Evaluator evaluator() {
        return epoch.evaluator();
    }

    /** What the rules ask of tables outside. */
    public Answer answer(LookupNeed need) {
        return externals.ask(need.table(), need.service(), need.key());
    }

    @Override
    public Answer value(Table table, Service service, String key) {
        Epoch now = epoch;
        return switch (table) {
            case Table.InMemory memory -> now.lookup().ask(now.now(memory), service, key);
            case Table.External external -> externals.ask(external, service, folded(key));
        };
    }

    /** From 5.4 on every key is lowered before it is asked for. */
    private String folded(String key) {
        return configuration.program().semantics().matching() == Matching.V2013
                ? key
                : AsciiCase.lower(key);
    }

    @Override
    public Items items(Table table, Service service) {
        return switch (table) {
            case Table.InMemory memory -> new Items.Listed(keys(epoch.now(memory)));
            case Table.External external -> externals.items(external, service);
        };
    }

    private static List<String> keys(Table.InMemory table) {
        return TableLookup.inKeyOrder(table).stream().map(TableEntry::key).distinct().toList();
    }

    /**
     * Reads a table anew. Blocking; one at a time.
     *
     * @return what went wrong, in one line; the table then holds what it held
     */
    public synchronized Optional<String> update(String name) {
        try {
            replace(name);
            LOG.info("info: Table \"{}\" successfully updated", name);
            return Optional.empty();
        } catch (IOException | UnusableFile problem) {
            String reason = String.valueOf(problem.getMessage());
            LOG.warn(
                    "warn: Table \"{}\" not updated, its contents stay: {}",
                    Escapes.encode(name),
                    Escapes.encode(reason));
            return Optional.of(reason);
        }
    }

    private void replace(String name) throws IOException, UnusableFile {
        Table table = configuration.tables().get(name);
        switch (table) {
            case null -> throw new IOException("there is no table " + name);
            case Table.External external -> externals.update(external);
            case Table.InMemory memory -> {
                if (TableReload.hasFile(configuration, memory)) {
                    Table.InMemory before = epoch.now(memory);
                    epoch = epoch.with(before, TableReload.read(configuration, memory));
                }
            }
        }
    }
}
