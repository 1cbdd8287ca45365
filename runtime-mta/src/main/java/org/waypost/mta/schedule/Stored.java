package org.waypost.mta.schedule;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** The queue as attempts use it: trouble is said in the log and becomes a result. */
record Stored(MailQueue queue, Counters counters) {
    private static final Logger LOG = LoggerFactory.getLogger(Stored.class);

    /** The envelope's result, or what its trouble comes to. */
    Result load(EnvelopeId id, Function<Envelope, Result> use) {
        Envelope envelope;
        try {
            envelope = queue.load(id);
        } catch (NoSuchFileException e) {
            LOG.warn("warn: envelope {}: {}", id, DiskError.describe(e));
            return new Result.Missing();
        } catch (DamagedEnvelopeException _) {
            return new Result.Gone(); // put away, and said, by the queue
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: {}", id, DiskError.describe(e));
            return new Result.SpoolTrouble();
        }
        return use.apply(envelope);
    }

    boolean update(Envelope envelope) {
        try {
            queue.update(envelope);
            counters.count("scheduler.envelope.updated");
            return true;
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: not updated: {}", envelope.id(), DiskError.describe(e));
            return false;
        }
    }

    /** What is not there may be brought back: it must not be delivered again then. */
    Result remove(EnvelopeId id) {
        try {
            queue.remove(id);
            return new Result.Gone();
        } catch (NoSuchFileException _) {
            LOG.warn("warn: envelope {}: not removed, its file is not there", id);
            return new Result.Astray();
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: not removed: {}", id, DiskError.describe(e));
            return new Result.RemovalDue();
        }
    }
}
