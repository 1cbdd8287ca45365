package org.waypost.mta.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A unix-domain socket that listens under a name.
 *
 * @param key of the file that has the name; null where the system has no such thing
 */
record ControlSocket(Path path, ServerSocketChannel channel, @Nullable Object key) {
    /** What the system takes as a socket's name (sun_path), with its end. */
    private static final int PATH_BYTES_LIMIT = 107;

    /**
     * Everybody may connect. The caller owns the folder: a socket that lies there is nobody's.
     *
     * @throws IOException one sentence, when the socket cannot be made
     */
    static ControlSocket bind(Path path) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_LIMIT) {
            throw new IOException(
                    path + ": longer than the " + PATH_BYTES_LIMIT + " bytes of a socket's name");
        }
        removeStale(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            return new ControlSocket(path, channel, attributes(path).fileKey());
        } catch (IOException e) {
            channel.close();
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private static void removeStale(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            if (!attributes(path).isOther()) {
                throw new IOException(path + ": in the way, and not a socket");
            }
            Files.delete(path);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether its name still leads to it: a person may have removed or replaced it. */
    boolean isThere() {
        try {
            Object now = attributes(path).fileKey();
            return key == null || key.equals(now);
        } catch (IOException _) {
            return false;
        }
    }

    /** Its name goes only while it is its own. */
    void close() throws IOException {
        channel.close();
        if (isThere()) {
            Files.deleteIfExists(path);
        }
    }
}
