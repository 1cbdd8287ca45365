package org.waypost.mta.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file system as the queue and the maildir need it. Each method is one I/O step; nothing is
 * durable before it was synced: contents by {@link Handle#sync}, names by {@link #syncDirectory}.
 * Errors are the {@code java.nio.file} exceptions.
 */
public interface Disk {
    /** Makes a new file for writing; it must not exist. Mode is rw for the owner alone. */
    Handle create(Path file) throws IOException;

    /** Opens a regular file; anything else (a pipe, a device, a folder) is an IOException. */
    InputStream read(Path file) throws IOException;

    /**
     * A part of a regular file.
     *
     * @throws java.io.EOFException when the file ends before it
     */
    byte[] readAt(Path file, long offset, int length) throws IOException;

    /** Makes one directory (0700); an existing one is a FileAlreadyExistsException. */
    void makeDirectory(Path directory) throws IOException;

    /**
     * Atomic, also across a crash; replaces an existing file, never a directory that is not empty.
     */
    void rename(Path from, Path to) throws IOException;

    /** A second name for a file; must not exist (maildir's tmp to new). */
    void link(Path existing, Path link) throws IOException;

    void delete(Path fileOrEmptyDirectory) throws IOException;

    boolean exists(Path path) throws IOException;

    /** Symbolic links are not followed: a link is never a directory. */
    boolean isDirectory(Path path) throws IOException;

    /** Names in a directory, sorted. */
    List<String> list(Path directory) throws IOException;

    long size(Path file) throws IOException;

    void syncDirectory(Path directory) throws IOException;

    /** Makes durable what others have written to a regular file. */
    void syncFile(Path file) throws IOException;

    /**
     * Takes the file system of a folder in hand to make all of it durable at once; empty where that
     * cannot be done, or would hide errors.
     */
    default Optional<WholeSync> wholeSync(Path folder) throws IOException {
        return Optional.empty();
    }

    /** Bytes left for unprivileged writers. */
    long usableSpace(Path path) throws IOException;

    /**
     * Holds a file for this process until closed; the end of the process, however sudden, lets it
     * go.
     *
     * @throws IOException also when another process, or this one, holds it
     */
    Lock lock(Path file) throws IOException;

    /** A file being written. */
    interface Handle extends AutoCloseable {
        /** Writes all that remains. */
        void write(ByteBuffer bytes) throws IOException;

        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file system in hand. Any thread. */
    interface WholeSync extends AutoCloseable {
        /**
         * Returns when all that was done before the call is durable, names and contents.
         *
         * @throws IOException also for what others wrote there: then nobody knows what is durable
         */
        void sync() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file that is held. */
    interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
