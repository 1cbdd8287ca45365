package org.waypost.mta.delivery.bounce;

import java.io.IOException;
import org.waypost.engine.value.MailAddress;

/**
 * Hands a report in as mail of this machine: the rules decide about it as {@code from local}, with
 * the null sender, then it is queued like any message.
 */
@FunctionalInterface
public interface Resubmission {
    /**
     * Returns once the message is durable, or refused.
     *
     * @param message header and body with LF line ends
     * @throws IOException it could not be queued now
     */
    Answer submit(MailAddress recipient, byte[] message) throws IOException;

    /** What became of it. */
    sealed interface Answer {
        record Queued(int messageId) implements Answer {}

        /**
         * @param reply code and text, as a client would get it
         */
        record Refused(String reply) implements Answer {
            /** 4xx: it may be taken later. */
            public boolean isTemporary() {
                return reply.startsWith("4");
            }
        }
    }
}
