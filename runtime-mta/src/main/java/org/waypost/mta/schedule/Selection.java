package org.waypost.mta.schedule;

import org.waypost.mta.queue.EnvelopeId;

/** Which envelopes a command means. */
public sealed interface Selection {
    boolean includes(EnvelopeId id);

    record All() implements Selection {
        @Override
        public boolean includes(EnvelopeId id) {
            return true;
        }
    }

    record Message(int messageId) implements Selection {
        @Override
        public boolean includes(EnvelopeId id) {
            return id.message() == messageId;
        }
    }

    record One(EnvelopeId envelope) implements Selection {
        @Override
        public boolean includes(EnvelopeId id) {
            return id.equals(envelope);
        }
    }
}
