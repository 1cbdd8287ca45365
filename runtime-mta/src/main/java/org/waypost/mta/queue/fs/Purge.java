package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Removal in two steps. A folder goes as a whole, by one rename into {@code purge/}; its files are
 * deleted only when that rename is durable. So a crash never leaves an envelope without its
 * message.
 */
final class Purge {
    /** Folders that may wait before someone who adds another one empties the place. */
    private static final int WAITING_LIMIT = 128;

    /** A person's deeper trees are left to that person. */
    private static final int DEPTH_LIMIT = 8;

    private final Disk disk;
    private final SpoolLayout layout;
    private final Entropy entropy;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock emptying = new ReentrantLock();

    Purge(Disk disk, SpoolLayout layout, Entropy entropy) {
        this.disk = disk;
        this.layout = layout;
        this.entropy = entropy;
    }

    /** Takes a folder away; durable after {@link #empty}. */
    void take(Path folder) throws IOException {
        String name = folder.getFileName() + "." + EnvelopeId.text(entropy.nextInt());
        Path target = layout.purge().resolve(name);
        try {
            disk.rename(folder, target);
        } catch (NoSuchFileException e) {
            if (disk.exists(layout.purge()) || !disk.exists(folder)) {
                throw e;
            }
            disk.makeDirectory(layout.purge());
            disk.rename(folder, target);
        }
        waiting.incrementAndGet();
    }

    /** Whether enough waits to be worth the effort now. */
    boolean isFull() {
        return waiting.get() >= WAITING_LIMIT;
    }

    /** One caller at a time works; the others return at once. */
    void empty() throws IOException {
        if (!emptying.tryLock()) {
            return;
        }
        try {
            waiting.set(0);
            List<String> names = names();
            if (names.isEmpty()) {
                return;
            }
            disk.syncDirectory(layout.purge());
            deleteAll(names);
        } finally {
            emptying.unlock();
        }
    }

    /** What a person put there and we may not delete stays, and is not in the way of the others. */
    private void deleteAll(List<String> names) throws IOException {
        IOException first = null;
        for (String name : names) {
            try {
                deleteTree(layout.purge().resolve(name), 0);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** A person may have removed the place: it is made again by who needs it. */
    private List<String> names() throws IOException {
        try {
            return disk.list(layout.purge());
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private void deleteTree(Path path, int depth) throws IOException {
        if (disk.isDirectory(path)) {
            if (depth == DEPTH_LIMIT) {
                throw new IOException(path + ": too deep to be deleted");
            }
            for (String name : disk.list(path)) {
                deleteTree(path.resolve(name), depth + 1);
            }
        }
        disk.delete(path);
    }
}
