package org.waypost.mta.delivery;

/**
 * What one attempt came to; {@code status} is one line, the text after an enhanced or SMTP code.
 */
public sealed interface Outcome {
    String status();

    record Delivered(String status) implements Outcome {}

    record TemporaryFailure(String status) implements Outcome {}

    record PermanentFailure(String status) implements Outcome {}

    /**
     * Nothing was tried, and nothing is until an administrator did something: the envelope stays,
     * does not expire and never bounces. A modern action that is no longer in the configuration.
     */
    record Held(String status) implements Outcome {}
}
