package org.waypost.compiler.check.table;

import java.io.IOException;
import java.util.Optional;
import org.waypost.compiler.source.SourceFile;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/** What the file of a table holds now, judged as at the start. */
public final class FileContents {
    private FileContents() {}

    /**
     * The table with the entries of its file.
     *
     * @throws IOException one line, when the text is no table or one of another shape: the places
     *     that use the table were checked for the shape that it had
     */
    public static Table.InMemory of(Table.InMemory old, SourceFile file, Release release)
            throws IOException {
        TableFile read = TableFile.read(file, release);
        if (read.badLine() > 0) {
            throw new IOException("line " + read.badLine() + " is not an entry");
        }
        Optional<Table.Shape> shape = read.entries().isEmpty() ? Optional.empty() : read.shape();
        if (shape.isPresent() && shape.get() != old.shape()) {
            throw new IOException("it was a " + word(old.shape()) + " and is no longer");
        }
        return new Table.InMemory(old.name(), old.shape(), old.file(), read.entries());
    }

    private static String word(Table.Shape shape) {
        return switch (shape) {
            case LIST -> "list";
            case MAP -> "map";
        };
    }
}
