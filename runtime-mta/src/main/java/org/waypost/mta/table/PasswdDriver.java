package org.waypost.mta.table;

import java.io.IOException;
import java.nio.file.Path;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDriver;

/** {@code table NAME passwd:/FILE}: users and their passwords in the form of passwd(5). */
public final class PasswdDriver implements TableDriver {
    @Override
    public String backend() {
        return "passwd";
    }

    @Override
    public OpenTable open(Table.External table) throws IOException {
        if (table.config().isEmpty()) {
            throw new IOException("`passwd` needs a file: `passwd:/path`");
        }
        PasswdTable opened = new PasswdTable(Path.of(table.config()));
        opened.update();
        return opened;
    }
}
