package org.waypost.mta.delivery;

import org.waypost.mta.queue.Envelope;

/** Delivers one envelope, blocking; called on a virtual thread. Never throws for mail's sake. */
public interface DeliveryAgent {
    Outcome deliver(Envelope envelope);
}
