package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.StoredMail;

/**
 * Reads a spool and changes nothing in it: also for looking into the queue of a server that does
 * not run.
 */
public record SpoolReader(Disk disk, SpoolLayout layout) implements StoredMail {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolReader.class);

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        byte[] bytes;
        try (InputStream in = disk.read(layout.envelope(id))) {
            bytes = in.readNBytes(EnvelopeText.BYTES_LIMIT + 1);
        }
        return EnvelopeText.decode(id, bytes);
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        return disk.read(layout.message(messageId));
    }

    @Override
    public void scan(Consumer<Envelope> each) throws IOException {
        new SpoolScan(disk, layout, this::loadQuietly, message -> disk.list(layout.folder(message)))
                .visit(each);
    }

    private Optional<Envelope> loadQuietly(EnvelopeId id) {
        try {
            return Optional.of(load(id));
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: {}", id, DiskError.describe(e));
            return Optional.empty();
        }
    }
}
