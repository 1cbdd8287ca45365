package org.waypost.compiler.model;

import java.time.Duration;
import java.util.List;

/**
 * What holds for the whole server, defaults filled in.
 *
 * @param queueTtl how long an envelope is tried (default 4 days)
 * @param bounceWarn after how long a delay is told to the sender (default 4 hours)
 * @param maxMessageSize bytes (default 35 MiB)
 * @param maxMails messages a session (default 100)
 * @param maxRecipients recipients a message (default 1000)
 */
public record Settings(
        Duration queueTtl,
        List<Duration> bounceWarn,
        long maxMessageSize,
        int maxMails,
        int maxRecipients,
        String subAddressDelimiter) {

    /** The settings by name. */
    public enum Name {
        QUEUE_TTL,
        BOUNCE_WARN,
        MAX_MESSAGE_SIZE,
        MAX_MAILS,
        MAX_RECIPIENTS,
        SUB_ADDRESS_DELIMITER
    }

    public Settings {
        bounceWarn = List.copyOf(bounceWarn);
    }

    public static final Settings DEFAULT =
            new Settings(
                    Duration.ofDays(4),
                    List.of(Duration.ofHours(4)),
                    35L * 1024 * 1024,
                    100,
                    1000,
                    "+");
}
