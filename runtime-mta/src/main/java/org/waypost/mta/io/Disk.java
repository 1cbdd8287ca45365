package org.waypost.mta.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The file system as the queue and the maildir need it. Each method is one I/O step; nothing is
 * durable before it was synced: contents by {@link Handle#sync}, names by {@link #syncDirectory}.
 * Errors are the {@code java.nio.file} exceptions.
 */
public interface Disk {
    /** Makes a new file for writing; it must not exist. Mode is rw for the owner alone. */
    Handle create(Path file) throws IOException;

    InputStream read(Path file) throws IOException;

    /** Makes one directory (0700); an existing one is a FileAlreadyExistsException. */
    void makeDirectory(Path directory) throws IOException;

    /** Atomic; replaces an existing file, never a directory that is not empty. */
    void rename(Path from, Path to) throws IOException;

    /** A second name for a file; must not exist (maildir's tmp to new). */
    void link(Path existing, Path link) throws IOException;

    void delete(Path fileOrEmptyDirectory) throws IOException;

    boolean exists(Path path) throws IOException;

    boolean isDirectory(Path path) throws IOException;

    /** Names in a directory, sorted. */
    List<String> list(Path directory) throws IOException;

    long size(Path file) throws IOException;

    void syncDirectory(Path directory) throws IOException;

    /** Bytes left for unprivileged writers. */
    long usableSpace(Path path) throws IOException;

    /** A file being written. */
    interface Handle extends AutoCloseable {
        void write(ByteBuffer bytes) throws IOException;

        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }
}
