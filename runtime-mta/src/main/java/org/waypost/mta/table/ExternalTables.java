package org.waypost.mta.table;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.io.Timer;

/** The open tables of a server, by name. Look-ups block, at most until their deadline. */
public final class ExternalTables implements AutoCloseable {
    private final TableDrivers drivers;
    private final Timer timer;
    private final Map<String, AskedTable> open = new LinkedHashMap<>();

    public ExternalTables(TableDrivers drivers, Timer timer) {
        this.drivers = drivers;
        this.timer = timer;
    }

    /**
     * Opens a table, before any is asked.
     *
     * @throws IOException one line
     */
    public void open(Table.External table) throws IOException {
        open.put(table.name(), new AskedTable(table.name(), drivers.open(table), timer));
    }

    /** One look-up. */
    public Answer ask(Table.External table, Service service, String key) {
        AskedTable asked = open.get(table.name());
        return asked == null ? new Answer.Failed(noDriver(table)) : asked.ask(service, key);
    }

    /** All items of a table that is fetched from. */
    public TableReader.Items items(Table.External table, Service service) {
        AskedTable asked = open.get(table.name());
        return asked == null ? new TableReader.Items.Failed(noDriver(table)) : asked.items(service);
    }

    /**
     * Takes what a table holds now.
     *
     * @throws IOException one line; what was held before is still held
     */
    public void update(Table.External table) throws IOException {
        AskedTable asked = open.get(table.name());
        if (asked == null) {
            throw new IOException(noDriver(table));
        }
        asked.update();
    }

    private static String noDriver(Table.External table) {
        return "table " + table.name() + ": no driver for " + table.backend();
    }

    @Override
    public void close() {
        open.values().forEach(AskedTable::close);
    }
}
