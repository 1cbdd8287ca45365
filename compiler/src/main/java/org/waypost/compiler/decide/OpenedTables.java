package org.waypost.compiler.decide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;

/**
 * Tables that are not in memory, opened when they are first asked, by the drivers that lie beside
 * the commands. One use, one thread; look-ups may block.
 */
public final class OpenedTables implements AutoCloseable {
    private final TableDrivers drivers;
    private final Map<String, OpenTable> open = new HashMap<>();

    /**
     * @param root where the tree of the machine begins that the file is for: tables of another
     *     machine than this one cannot be asked
     */
    public static OpenedTables of(Path root) {
        boolean here = root.equals(root.getRoot());
        return new OpenedTables(here ? TableDrivers.installed() : new TableDrivers(List.of()));
    }

    OpenedTables(TableDrivers drivers) {
        this.drivers = drivers;
    }

    /** The table's answer; empty when there is no driver for its kind. */
    public Optional<Answer> ask(LookupNeed need) {
        Table.External table = need.table();
        if (!drivers.know(table)) {
            return Optional.empty();
        }
        try {
            OpenTable opened = open.get(table.name());
            if (opened == null) {
                opened = drivers.open(table);
                open.put(table.name(), opened);
            }
            return Optional.of(opened.ask(need.service(), need.key()));
        } catch (IOException unusable) {
            return Optional.of(new Answer.Failed(String.valueOf(unusable.getMessage())));
        }
    }

    @Override
    public void close() {
        open.values().forEach(OpenTable::close);
    }
}
