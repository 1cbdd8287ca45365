package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.util.List;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.EnvelopeId;

/** What is done to a spool before it is used. */
final class SpoolPreparation {
    private final Disk disk;
    private final SpoolLayout layout;
    private final Entropy entropy;

    SpoolPreparation(Disk disk, SpoolLayout layout, Entropy entropy) {
        this.disk = disk;
        this.layout = layout;
        this.entropy = entropy;
    }

    Disk.Lock prepare() throws IOException {
        SpoolFolders folders = new SpoolFolders(disk, layout.root());
        folders.makeRoot();
        Disk.Lock lock = disk.lock(layout.lock());
        try {
            folders.make(
                    List.of(layout.queue(), layout.incoming(), layout.purge(), layout.corrupt()));
            putIncomingAway();
            disk.syncDirectory(layout.root());
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** What was never acknowledged is nobody's: one rename, whatever its size. */
    private void putIncomingAway() throws IOException {
        if (disk.list(layout.incoming()).isEmpty()) {
            return;
        }
        String name = "incoming." + EnvelopeId.text(entropy.nextInt());
        disk.rename(layout.incoming(), layout.purge().resolve(name));
        disk.makeDirectory(layout.incoming());
    }
}
