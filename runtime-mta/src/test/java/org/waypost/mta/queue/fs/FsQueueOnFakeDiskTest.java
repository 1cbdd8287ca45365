package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.Path;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;

/** The contract on the simulated disk: it behaves as the real one. */
class FsQueueOnFakeDiskTest implements MailQueueContract {
    @Override
    public MailQueue queue() throws IOException {
        return FsQueue.open(
                new FakeDisk(Faults.none()),
                new SpoolLayout(Path.of("/spool")),
                new SeededEntropy(1));
    }
}
