package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waypost.mta.io.Disk;

/**
 * Each message syncs what is its own, where a file system cannot be synced as a whole. Knows which
 * buckets are certain to be there after a crash: a message is only as durable as its bucket's name.
 */
final class OwnSyncs implements Durability {
    private final Disk disk;
    private final SpoolLayout layout;
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    OwnSyncs(Disk disk, SpoolLayout layout) {
        this.disk = disk;
        this.layout = layout;
    }

    @Override
    public void contents(Path folder, List<Path> files) throws IOException {
        for (Path file : files) {
            disk.syncFile(file);
        }
        disk.syncDirectory(folder);
    }

    @Override
    public void entry(Path bucket) throws IOException {
        disk.syncDirectory(bucket);
        if (!durable.contains(bucket)) {
            disk.syncDirectory(layout.queue());
            durable.add(bucket);
        }
    }

    @Override
    public void made(Path bucket) {
        durable.remove(bucket);
    }

    @Override
    public void close() {}
}
