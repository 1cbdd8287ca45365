package org.waypost.compiler.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.waypost.engine.table.Table;

/**
 * How the files that a configuration names are read. The editor puts unsaved text in front of the
 * disk, {@code --root} redirects absolute paths.
 */
public interface FileAccess {
    /**
     * Reads a text: an include or a table file.
     *
     * @param path as the configuration says it, absolute or relative to the main file's folder
     * @return the text, its name being {@code path}
     * @throws IOException when it is not there or not a readable text; the message is one line,
     *     such as {@code No such file or directory}
     */
    SourceFile read(String path) throws IOException;

    /** The entries of a table's file, where they were read when the whole was compiled. */
    default Optional<Table.InMemory> stored(String path) {
        return Optional.empty();
    }

    /**
     * The first bytes of a file that need not be a text.
     *
     * @return at most {@code count} bytes, fewer when the file is shorter
     * @throws IOException as {@link #read}
     */
    default byte[] start(String path, int count) throws IOException {
        byte[] bytes = read(path).text().getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, Math.min(count, bytes.length));
    }

    /** What lies at a path, without reading it. */
    Kind kind(String path);

    /** Who may do what with a file; nothing where that is not known. */
    default Set<PosixFilePermission> permissions(String path) {
        return Set.of();
    }

    /** What a path can lead to. */
    enum Kind {
        FILE,
        UNREADABLE,
        OTHER,
        MISSING
    }
}
