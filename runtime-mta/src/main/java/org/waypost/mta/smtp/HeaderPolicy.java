package org.waypost.mta.smtp;

import java.util.Optional;

/**
 * What is done to a message's header on its way in.
 *
 * @param date the Date to add when there is none, or empty to leave it so
 * @param messageId the Message-ID to add when there is none, in its angle brackets
 */
public record HeaderPolicy(Optional<String> date, Optional<String> messageId) {
    /** For listeners where other servers come in: their messages are complete. */
    public static final HeaderPolicy UNTOUCHED =
            new HeaderPolicy(Optional.empty(), Optional.empty());
}
