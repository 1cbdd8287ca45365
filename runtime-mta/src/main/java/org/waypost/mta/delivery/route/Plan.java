package org.waypost.mta.delivery.route;

import java.util.List;
import org.waypost.mta.delivery.Outcome;

/** Which servers to try. */
public sealed interface Plan {
    /** These, in this order. */
    record Peers(List<Peer> peers) implements Plan {
        public Peers {
            peers = List.copyOf(peers);
        }
    }

    /** None: this is the outcome. */
    record Stop(Outcome outcome) implements Plan {}

    static Plan later(String status) {
        return new Stop(new Outcome.TemporaryFailure(status));
    }

    static Plan never(String status) {
        return new Stop(new Outcome.PermanentFailure(status));
    }
}
