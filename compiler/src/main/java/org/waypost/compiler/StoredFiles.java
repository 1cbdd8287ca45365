package org.waypost.compiler;

import java.io.IOException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.engine.table.Table;

/**
 * Files as they were when a configuration was compiled; what was not kept is where it always was.
 *
 * @param texts by path as the configuration writes it
 * @param tables likewise; their names are not those of the tables that will use them
 */
record StoredFiles(Map<String, String> texts, Map<String, Table.InMemory> tables, FileAccess others)
        implements FileAccess {
    @Override
    public SourceFile read(String path) throws IOException {
        String text = texts.get(path);
        return text == null ? others.read(path) : new SourceFile(path, text);
    }

    @Override
    public Optional<Table.InMemory> stored(String path) {
        return Optional.ofNullable(tables.get(path));
    }

    @Override
    public Kind kind(String path) {
        return texts.containsKey(path) || tables.containsKey(path) ? Kind.FILE : others.kind(path);
    }

    @Override
    public Set<PosixFilePermission> permissions(String path) {
        return others.permissions(path);
    }
}
