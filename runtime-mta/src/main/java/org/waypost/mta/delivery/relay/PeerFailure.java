package org.waypost.mta.delivery.relay;

import java.io.IOException;

/** This server cannot be used now; another one may. The message is one clean line. */
final class PeerFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** What failed. */
    enum Kind {
        /** The TLS handshake: in clear it may work. */
        HANDSHAKE,
        OTHER
    }

    private final Kind kind;

    PeerFailure(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    PeerFailure(String reason) {
        this(Kind.OTHER, reason);
    }

    Kind kind() {
        return kind;
    }
}
