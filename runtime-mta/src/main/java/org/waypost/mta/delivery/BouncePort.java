package org.waypost.mta.delivery;

import java.io.IOException;
import java.util.List;
import org.waypost.mta.queue.Envelope;

/**
 * Tells a sender what became of a message. Called on a virtual thread, never for a null sender and
 * never about a bounce.
 */
@FunctionalInterface
public interface BouncePort {
    /**
     * Composes one report and queues it; returns once the report is durable. May be called again
     * for the same envelopes after a crash.
     *
     * @param about one or more envelopes of the same message and sender; what happened to each is
     *     its {@code attempts().status()}. The message itself is still in the queue
     * @throws IOException when the report could not be queued; the caller tries again later
     */
    void report(Envelope.Bounce.Kind kind, List<Envelope> about) throws IOException;
}
