package org.waypost.tests.fuzz;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** Files that are nowhere on a disk. */
final class FuzzFiles {
    /** The time of every check: certificates play no part here. */
    static final Instant NOW = Instant.EPOCH;

    private FuzzFiles() {}

    /** A text that includes itself wherever it includes anything that begins with {@code s}. */
    static SourceSet main(String text) {
        SourceFile file = new SourceFile("smtpd.conf", text);
        return new SourceSet(file, new Only("s", text));
    }

    /** Rules, and the one table file that they name. */
    static SourceSet withTable(String rules, SourceFile table) {
        return new SourceSet(
                new SourceFile("smtpd.conf", rules), new Only(table.name(), table.text()));
    }

    /** One text under every name that begins so. */
    private record Only(String beginning, String text) implements FileAccess {
        @Override
        public SourceFile read(String path) throws IOException {
            if (!path.startsWith(beginning)) {
                throw new NoSuchFileException(path, null, "No such file or directory");
            }
            return new SourceFile(path, text);
        }

        @Override
        public Kind kind(String path) {
            return path.startsWith(beginning) ? Kind.FILE : Kind.MISSING;
        }
    }
}
