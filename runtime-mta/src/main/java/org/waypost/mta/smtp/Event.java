package org.waypost.mta.smtp;

import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.recipient.RecipientDecision;

/** What happens to a session. */
public sealed interface Event {
    /** The connection stands. */
    record Opened() implements Event {}

    /**
     * @param text one line without its end, a character a byte
     */
    record Line(String text) implements Event {}

    /** A command that is too long; its bytes are gone. */
    record LineTooLong() implements Event {}

    /**
     * @param description {@code VERSION:CIPHER:BITS:YES|NO}
     */
    record TlsStarted(String description) implements Event {}

    /** Answers {@link Action.NameClient}. */
    record ClientNamed(String name) implements Event {}

    /** Answers {@link Action.CheckPassword}. */
    record PasswordChecked(AuthAnswer answer) implements Event {}

    /** Answers {@link Action.DecideRecipient}. */
    record RecipientDecided(RecipientDecision decision) implements Event {}

    /** The end of DATA was read. */
    record BodyEnded(BodyVerdict verdict) implements Event {}

    /**
     * Answers {@link Action.Store}.
     *
     * @param messageId 8 hexadecimal digits, empty when nothing was stored
     */
    record Stored(String messageId) implements Event {}

    /** The client has been silent for too long. */
    record Idle() implements Event {}

    /** The server ends. */
    record Closing() implements Event {}
}
