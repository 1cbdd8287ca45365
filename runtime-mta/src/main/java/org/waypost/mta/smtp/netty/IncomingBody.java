package org.waypost.mta.smtp.netty;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.intake.Submission;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.smtp.MessageReader;

/**
 * One message on its way from a session into the queue. The queue is first touched when a chunk is
 * full or the message has ended, so a small message is one visit. Used by one thread at a time.
 */
final class IncomingBody {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingBody.class);

    private final MessageIntake intake;
    private final Submission message;
    private final MessageReader reader;
    private MessageIntake.@Nullable Writing writing;

    IncomingBody(MessageIntake intake, Submission message, MessageReader reader) {
        this.intake = intake;
        this.message = message;
        this.reader = reader;
    }

    MessageReader reader() {
        return reader;
    }

    Submission message() {
        return message;
    }

    /** Writes what was gathered; false when the queue would not take it. Blocking. */
    boolean flush() {
        try {
            append();
            return true;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("warn: queue: cannot write a message: {}", reason(failure));
            abandon();
            return false;
        }
    }

    private MessageIntake.Writing append() throws IOException {
        MessageIntake.Writing open = writing;
        if (open == null) {
            open = intake.open(message);
            writing = open;
        }
        open.append(reader.gathered());
        return open;
    }

    /** The envelopes of a message that is durable; none when it is not. Blocking. */
    List<Envelope> commit() {
        try {
            List<Envelope> envelopes = append().commit();
            writing = null;
            return envelopes;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("warn: queue: cannot store a message: {}", reason(failure));
            abandon();
            return List.of();
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof IOException trouble
                ? DiskError.describe(trouble)
                : failure.toString();
    }

    /** Forgets what was written. Blocking. */
    void abandon() {
        MessageIntake.Writing open = writing;
        writing = null;
        if (open != null) {
            open.abandon();
        }
    }
}
