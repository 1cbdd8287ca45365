package org.waypost.mta.queue;

import java.util.HashSet;
import java.util.Set;
import org.waypost.mta.io.Entropy;

/** Names the envelopes of one message, no two alike. One thread at a time. */
public final class EnvelopeIds {
    private final int messageId;
    private final Entropy entropy;
    private final Set<EnvelopeId> given = new HashSet<>();

    public EnvelopeIds(int messageId, Entropy entropy) {
        this.messageId = messageId;
        this.entropy = entropy;
    }

    /** One that was not given before. */
    public EnvelopeId next() {
        EnvelopeId id = new EnvelopeId(messageId, entropy.nextNonZero());
        while (!given.add(id)) {
            id = new EnvelopeId(messageId, entropy.nextNonZero());
        }
        return id;
    }
}
