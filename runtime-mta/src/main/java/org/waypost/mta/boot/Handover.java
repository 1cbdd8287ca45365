package org.waypost.mta.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.schedule.Scheduler;

/**
 * Carries new envelopes from the queue to the scheduler. The scheduler needs the queue, and bounces
 * bring messages into it: this is where the circle is closed, before the first message.
 */
final class Handover {
    private volatile @Nullable Scheduler scheduler;

    void to(Scheduler target) {
        scheduler = target;
    }

    void accept(List<Envelope> envelopes) {
        Scheduler target = scheduler;
        if (target == null) {
            throw new IllegalStateException("a message came before the scheduler");
        }
        target.accept(envelopes);
    }
}
