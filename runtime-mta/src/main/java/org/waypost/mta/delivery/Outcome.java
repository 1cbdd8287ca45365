package org.waypost.mta.delivery;

/**
 * What one attempt came to; {@code status} is one line, the text after an enhanced or SMTP code.
 */
public sealed interface Outcome {
    String status();

    /**
     * @param passedOn the next server knows what the sender wants to be told, and will tell it
     */
    record Delivered(String status, boolean passedOn) implements Outcome {
        public Delivered(String status) {
            this(status, false);
        }
    }

    record TemporaryFailure(String status) implements Outcome {}

    record PermanentFailure(String status) implements Outcome {}
}
