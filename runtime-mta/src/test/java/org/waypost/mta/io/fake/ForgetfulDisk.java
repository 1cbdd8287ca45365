package org.waypost.mta.io.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.waypost.mta.io.Disk;

/**
 * A disk on which some syncs do nothing: a bug, planted.
 *
 * @param call {@code sync} or {@code syncDirectory}
 */
public record ForgetfulDisk(Disk disk, String call, Predicate<Path> which) implements Disk {
    @Override
    public Handle create(Path file) throws IOException {
        Handle handle = disk.create(file);
        return forgets("sync", file) ? new Unsynced(handle) : handle;
    }

    private boolean forgets(String candidate, Path path) {
        return call.equals(candidate) && which.test(path);
    }

    private record Unsynced(Handle handle) implements Handle {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            handle.write(bytes);
        }

        @Override
        public void sync() {}

        @Override
        public void close() throws IOException {
            handle.close();
        }
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        if (!forgets("syncDirectory", directory)) {
            disk.syncDirectory(directory);
        }
    }

    @Override
    public void syncFile(Path file) throws IOException {
        if (!forgets("sync", file)) {
            disk.syncFile(file);
        }
    }

    /** {@code sync} is forgotten here, too: the sync of the file system stands for both. */
    @Override
    public Optional<WholeSync> wholeSync(Path folder) throws IOException {
        return disk.wholeSync(folder)
                .map(real -> forgets("sync", folder) ? new Nothing(real) : real);
    }

    private record Nothing(WholeSync real) implements WholeSync {
        @Override
        public void sync() {}

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    @Override
    public InputStream read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public byte[] readAt(Path file, long offset, int length) throws IOException {
        return disk.readAt(file, offset, length);
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        disk.makeDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        disk.link(existing, link);
    }

    @Override
    public void delete(Path fileOrEmptyDirectory) throws IOException {
        disk.delete(fileOrEmptyDirectory);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return disk.exists(path);
    }

    @Override
    public boolean isDirectory(Path path) throws IOException {
        return disk.isDirectory(path);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public long size(Path file) throws IOException {
        return disk.size(file);
    }

    @Override
    public long usableSpace(Path path) throws IOException {
        return disk.usableSpace(path);
    }

    @Override
    public Lock lock(Path file) throws IOException {
        return disk.lock(file);
    }
}
