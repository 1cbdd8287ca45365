package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waypost.mta.io.Disk;

/**
 * The 256 folders below {@code queue/}: made when first needed, never removed. Knows which of them
 * are certain to be there after a crash: a message is only as durable as its bucket's entry.
 */
final class Buckets {
    private final Disk disk;
    private final SpoolLayout layout;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    Buckets(Disk disk, SpoolLayout layout) {
        this.disk = disk;
        this.layout = layout;
    }

    /** Makes a bucket that is missing: not yet there, or removed by a person. */
    void make(Path bucket) throws IOException {
        durable.remove(bucket);
        try {
            disk.makeDirectory(bucket);
        } catch (FileAlreadyExistsException _) {
            // another message made it meanwhile
        }
    }

    /** Returns when both the bucket's entry and the entries in it are durable. */
    void sync(Path bucket) throws IOException {
        disk.syncDirectory(bucket);
        if (!durable.contains(bucket)) {
            disk.syncDirectory(layout.queue());
            durable.add(bucket);
        }
    }
}
