package org.waypost.mta.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;

/** Delivers envelopes, blocking; called on a virtual thread. Never throws for mail's sake. */
public interface DeliveryAgent {
    /** {@link Outcome.Delivered} only when what was delivered is durable at its destination. */
    Outcome deliver(Envelope envelope);

    /**
     * Whether the envelope must wait for the administrator, because the action that it names no
     * longer exists: it is then neither tried nor expired, and asked about again later.
     */
    default boolean holds(Envelope envelope) {
        return false;
    }

    /**
     * Delivers several envelopes of one message; an agent that can, spares the other side the same
     * body twice. Each envelope has its own outcome.
     */
    default SequencedMap<EnvelopeId, Outcome> deliverAll(List<Envelope> ofOneMessage) {
        SequencedMap<EnvelopeId, Outcome> outcomes = new LinkedHashMap<>();
        for (Envelope envelope : ofOneMessage) {
            outcomes.put(envelope.id(), deliver(envelope));
        }
        return outcomes;
    }
}
