package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.waypost.mta.io.Disk;

/** Makes the folders of a spool, whatever kind of queue lies in it. */
public record SpoolFolders(Disk disk, Path root) {
    /**
     * Its name is durable when this returns, also when an earlier start made it and ended before it
     * could say so to the disk.
     */
    public void makeRoot() throws IOException {
        Path parent = root.toAbsolutePath().getParent();
        boolean made = makeIfMissing(root);
        if (parent == null) {
            return;
        }
        try {
            disk.syncDirectory(parent);
        } catch (AccessDeniedException e) {
            if (made) {
                throw e;
            }
            // an administrator made it, in a place that we may not even read
        }
    }

    public void make(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            makeIfMissing(folder);
        }
    }

    private boolean makeIfMissing(Path directory) throws IOException {
        if (disk.isDirectory(directory)) {
            return false;
        }
        disk.makeDirectory(directory);
        return true;
    }
}
