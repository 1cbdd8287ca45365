package org.waypost.mta.queue.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.StoredMail;

/** Reads the log of a server that does not run, and changes nothing in it. */
public final class StoppedLog implements StoredMail {
    private static final Logger LOG = LoggerFactory.getLogger(StoppedLog.class);

    private final LogIndex index;
    private final LogReader reader;

    private StoppedLog(LogIndex index, LogReader reader) {
        this.index = index;
        this.reader = reader;
    }

    public static StoppedLog read(Disk disk, LogLayout layout) throws IOException {
        LogIndex index = new LogRecovery(disk, layout).run().index();
        return new StoppedLog(index, new LogReader(disk, layout, index));
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        return reader.load(id);
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        return reader.message(messageId);
    }

    @Override
    public void scan(Consumer<Envelope> each) {
        for (int message : index.ids()) {
            for (EnvelopeId id : index.envelopesOf(message)) {
                try {
                    each.accept(reader.load(id));
                } catch (IOException e) {
                    LOG.warn("warn: envelope {}: {}", id, DiskError.describe(e));
                }
            }
        }
    }
}
