package org.waypost.mta.crash;

import java.io.IOException;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.fs.FsQueue;
import org.waypost.mta.queue.log.LogLayout;
import org.waypost.mta.queue.log.LogQueue;

/** The queues that promise to lose nothing. */
enum Backend {
    /** Each message syncs its own. */
    FS,
    /** One sync of the file system for all that wait. */
    FS_GROUPED,
    LOG;

    boolean isFs() {
        return this != LOG;
    }

    FakeDisk disk(Faults faults) {
        return new FakeDisk(faults, this == FS_GROUPED);
    }

    MailQueue open(Disk disk, Entropy entropy) throws IOException {
        return switch (this) {
            case FS, FS_GROUPED -> FsQueue.open(disk, MailServer.SPOOL, entropy);
            case LOG -> LogQueue.open(disk, new LogLayout(MailServer.SPOOL), entropy);
        };
    }

    /** What a crash alone may leave there: a torn record never acknowledged, and its body. */
    boolean mayBeInCorrupt(String name) {
        boolean torn = name.matches("[0-9a-f]{8}-[0-9a-f]{16}\\.log-[0-9]+(\\.[0-9]+)?");
        return this == LOG && (torn || name.matches("body-[0-9a-f]{8}(\\.[0-9]+)?"));
    }
}
