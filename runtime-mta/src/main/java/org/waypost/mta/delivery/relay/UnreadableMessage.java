package org.waypost.mta.delivery.relay;

import java.io.IOException;
import org.waypost.mta.delivery.OneLine;

/** Our own queue does not give the message: no other server would change that. */
final class UnreadableMessage extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableMessage(IOException cause) {
        super("cannot read the message: " + OneLine.of(String.valueOf(cause.getMessage())), cause);
    }
}
