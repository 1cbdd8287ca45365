package org.waypost.mta.recipient;

import java.util.EnumSet;
import java.util.Set;
import org.waypost.engine.classify.Phase;

/** What a session knows for good, step by step. */
public enum Known {
    /** Who connected, to which listener. */
    CLIENT(EnumSet.of(Phase.CONNECT)),
    /** HELO, and whether there is TLS and a login; the client's name may still be looked up. */
    IDENTITY(EnumSet.of(Phase.CONNECT, Phase.IDENTITY)),
    /** All but the recipients of one message. */
    MESSAGE(EnumSet.complementOf(EnumSet.of(Phase.RECIPIENT)));

    private final Set<Phase> phases;

    Known(Set<Phase> phases) {
        this.phases = phases;
    }

    Set<Phase> phases() {
        return phases;
    }
}
