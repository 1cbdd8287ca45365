package org.waypost.mta.recipient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.waypost.mta.limits.ForwardLimits;

/** The files that {@code :include:} names. Blocking. */
@FunctionalInterface
public interface IncludeFiles {
    /**
     * @throws IOException with a reason for the log
     */
    String read(Path file) throws IOException;

    /** The files of the disk, up to a limit. */
    static String fromDisk(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(ForwardLimits.INCLUDE_BYTES + 1);
            if (bytes.length > ForwardLimits.INCLUDE_BYTES) {
                throw new IOException(file + ": too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
