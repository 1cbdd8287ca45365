package org.waypost.compiler;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.waypost.compiler.check.table.FileContents;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.engine.table.Table;

/** Reads the file of a table once more, as {@code smtpctl update table} asks for. */
public final class TableReload {
    private TableReload() {}

    /** Whether the table's contents stand in a file of its own, not in the configuration. */
    public static boolean hasFile(Configuration configuration, Table.InMemory table) {
        return configuration
                .declared()
                .table(table.name())
                .filter(span -> !span.file().name().equals(table.file()))
                .isPresent();
    }

    /**
     * The table as its file is now.
     *
     * @throws UnusableFile with one sentence, when there is nothing that could take its place
     */
    public static Table.InMemory read(Configuration configuration, Table.InMemory table)
            throws UnusableFile {
        DiskFiles files = new DiskFiles(Path.of("/"), Path.of("/"));
        try {
            return FileContents.of(table, files.read(table.file()), configuration.release());
        } catch (NoSuchFileException _) {
            throw new UnusableFile(table.file() + ": No such file or directory");
        } catch (IOException problem) {
            throw new UnusableFile(table.file() + ": " + problem.getMessage());
        }
    }
}
