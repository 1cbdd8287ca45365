package org.waypost.engine.classify;

/** When in a session a fact is known, in order. */
public enum Phase {
    /** The connection: listener, client, reverse name. */
    CONNECT,
    /** TLS, AUTH, HELO. */
    IDENTITY,
    /** MAIL FROM. */
    SENDER,
    /** RCPT TO, and what it expands to. */
    RECIPIENT
}
