package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.file.Path;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;
import org.waypost.mta.queue.fs.SpoolLayout;

/** The contract on the simulated disk. */
class LogQueueOnFakeDiskTest implements MailQueueContract {
    @Override
    public MailQueue queue() throws IOException {
        LogLayout layout = new LogLayout(new SpoolLayout(Path.of("/spool")));
        return LogQueue.open(new FakeDisk(Faults.none()), layout, new SeededEntropy(1));
    }
}
