package org.waypost.mta.delivery;

import org.waypost.mta.queue.Envelope;

/** Delivers one envelope, blocking; called on a virtual thread. Never throws for mail's sake. */
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
}
