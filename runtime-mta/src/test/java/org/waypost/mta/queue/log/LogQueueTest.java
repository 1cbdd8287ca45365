package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;
import org.waypost.mta.queue.fs.SpoolLayout;

/** The contract on the real file system. */
class LogQueueTest implements MailQueueContract {
    @TempDir private Path folder;

    @Override
    public MailQueue queue() throws IOException {
        LogLayout layout = new LogLayout(new SpoolLayout(folder.resolve("spool")));
        return LogQueue.open(new NioDisk(), layout, new SeededEntropy(1));
    }
}
