package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;

/** The contract on the real file system. */
class FsQueueTest implements MailQueueContract {
    @TempDir private Path folder;

    @Override
    public MailQueue queue() throws IOException {
        return FsQueue.open(
                new NioDisk(), new SpoolLayout(folder.resolve("spool")), new SeededEntropy(1));
    }
}
