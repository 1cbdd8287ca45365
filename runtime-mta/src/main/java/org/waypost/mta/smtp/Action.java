package org.waypost.mta.smtp;

import java.time.Duration;
import org.waypost.engine.value.Facts;
import org.waypost.mta.intake.Submission;
import org.waypost.mta.recipient.Known;

/** What a session wants done. Asking ones are answered by an {@link Event}, one at a time. */
public sealed interface Action {
    record Say(Reply reply) implements Action {}

    /** The answer to a guess: said after a while, and nothing is read before. */
    record SayLater(Reply reply, Duration delay) implements Action {}

    /** Forget what was read, then do the handshake: nothing said in clear counts inside TLS. */
    record StartTls() implements Action {}

    /** Ask DNS for the client's name. */
    record NameClient() implements Action {}

    record CheckPassword(String user, byte[] password) implements Action {}

    record DecideRecipient(Facts facts) implements Action {}

    /**
     * This much is known for good.
     *
     * @param facts what is not known yet is empty
     */
    record Know(Known known, Facts facts) implements Action {}

    /** What follows is the message, up to its dot. */
    record ReadBody(Submission message) implements Action {}

    /** Make the message durable. */
    record Store() implements Action {}

    /** Forget the message that was read. */
    record Abandon() implements Action {}

    record Close(String reason) implements Action {}

    /** One line for the log; see {@link SessionLog}. */
    record Note(String text) implements Action {}
}
