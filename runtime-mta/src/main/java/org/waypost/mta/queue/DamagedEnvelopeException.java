package org.waypost.mta.queue;

import java.io.IOException;

/** What is stored under an envelope's name is not one envelope. */
public final class DamagedEnvelopeException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason one line for the log
     */
    public DamagedEnvelopeException(String reason) {
        super(reason);
    }
}
