package org.waypost.mta.recipient;

import java.util.Optional;
import java.util.function.Function;
import org.waypost.engine.value.Facts;

/** Decides the recipients of one session. One thread at a time. */
public interface SessionDecider {
    /**
     * Tells what the session knows for good. Does not block.
     *
     * @param facts the others are not looked at
     * @return whether no recipient can be accepted any more, whatever is still to come
     */
    boolean know(Known known, Facts facts);

    /** The decision, when it can be made at once; does not block. */
    default Optional<RecipientDecision> decideNow(Facts facts) {
        return Optional.empty();
    }

    /** Decides a recipient. Blocking. */
    RecipientDecision decide(Facts facts);

    /** Decides each recipient by itself. */
    static SessionDecider of(Function<Facts, RecipientDecision> decision) {
        return new SessionDecider() {
            @Override
            public boolean know(Known known, Facts facts) {
                return false;
            }

            @Override
            public RecipientDecision decide(Facts facts) {
                return decision.apply(facts);
            }
        };
    }
}
