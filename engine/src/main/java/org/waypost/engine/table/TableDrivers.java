package org.waypost.engine.table;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The drivers that there are, by the kind of table. Immutable. */
public final class TableDrivers {
    private final Map<String, TableDriver> byBackend = new LinkedHashMap<>();

    /**
     * @param drivers of two for one kind the first counts
     */
    public TableDrivers(List<TableDriver> drivers) {
        drivers.forEach(driver -> byBackend.putIfAbsent(driver.backend(), driver));
    }

    /** Those that lie on the class path. */
    public static TableDrivers installed() {
        return new TableDrivers(
                ServiceLoader.load(TableDriver.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** The same, with a driver that wins over the one of its kind. */
    public TableDrivers with(TableDriver driver) {
        Map<String, TableDriver> more = new LinkedHashMap<>(byBackend);
        more.put(driver.backend(), driver);
        return new TableDrivers(List.copyOf(more.values()));
    }

    /** Whether tables of this kind can be asked. */
    public boolean know(Table.External table) {
        return byBackend.containsKey(table.backend());
    }

    /**
     * Opens a table by the driver of its kind. Blocking.
     *
     * @throws IOException one line, when there is no driver or the table cannot be asked
     */
    public OpenTable open(Table.External table) throws IOException {
        TableDriver driver = byBackend.get(table.backend());
        if (driver == null) {
            throw new IOException("no driver for " + table.backend());
        }
        return driver.open(table);
    }
}
