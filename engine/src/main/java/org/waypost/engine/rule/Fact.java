package org.waypost.engine.rule;

/** The facts that a membership condition can look up. */
public enum Fact {
    TAG,
    CLIENT,
    REVERSE_NAME,
    HELO,
    USER,
    SENDER,
    /** The domain of the current address ({@code for domain}). */
    DOMAIN,
    /** The current address ({@code recipient}, {@code rcpt-to}). */
    RECIPIENT,
    /** RCPT TO as said, never expanded (2013's virtual list on relay rules). */
    ORIGINAL_RECIPIENT
}
