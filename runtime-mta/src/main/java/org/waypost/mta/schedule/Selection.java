package org.waypost.mta.schedule;

import org.waypost.mta.queue.EnvelopeId;

/** Which envelopes a command means. */
public sealed interface Selection {
    record All() implements Selection {}

    record Message(int messageId) implements Selection {}

    record One(EnvelopeId envelope) implements Selection {}
}
