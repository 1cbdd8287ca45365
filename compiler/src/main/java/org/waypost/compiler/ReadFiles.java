package org.waypost.compiler;

import java.io.IOException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.engine.table.Table;

/** Remembers what a compilation reads. */
final class ReadFiles implements FileAccess {
    /** Smaller tables are read from their text again: that is as fast. */
    private static final int LARGE_TEXT = 1 << 16;

    private final FileAccess files;
    private final Map<String, SourceFile> read = new LinkedHashMap<>();

    ReadFiles(FileAccess files) {
        this.files = files;
    }

    @Override
    public SourceFile read(String path) throws IOException {
        SourceFile file = files.read(path);
        read.put(path, file);
        return file;
    }

    @Override
    public Kind kind(String path) {
        return files.kind(path);
    }

    @Override
    public Set<PosixFilePermission> permissions(String path) {
        return files.permissions(path);
    }

    /**
     * What a compiled file takes with it: includes and tables, never a certificate or a key.
     *
     * @param configuration that came of it
     */
    StoredFiles kept(Configuration configuration) {
        Map<String, Table.InMemory> tables = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        configuration.tables().values().forEach(table -> large(table, tables));
        Set<String> secrets = secrets(configuration);
        read.forEach(
                (path, file) -> {
                    boolean pem = secrets.contains(path) || file.text().contains("-----BEGIN ");
                    if (!pem && !tables.containsKey(path)) {
                        texts.put(path, file.text());
                    }
                });
        return new StoredFiles(texts, tables, files);
    }

    private void large(Table table, Map<String, Table.InMemory> tables) {
        if (table instanceof Table.InMemory memory) {
            SourceFile file = read.get(memory.file());
            if (file != null && file.text().length() > LARGE_TEXT && !memory.entries().isEmpty()) {
                tables.put(memory.file(), memory);
            }
        }
    }

    private static Set<String> secrets(Configuration configuration) {
        Set<String> paths = new HashSet<>(configuration.ca().values());
        configuration.pki().values().stream()
                .flatMap(pki -> Stream.of(pki.certificate(), pki.key()))
                .forEach(path -> paths.addAll(path.map(List::of).orElse(List.of())));
        return paths;
    }
}
