package org.waypost.engine.classify;

/** When in a session a fact is known, in order. */
public enum Phase {
    /** The connection: listener and client. */
    CONNECT,
    /** The client's name by reverse DNS, which may come later than the connection. */
    NAME,
    /** TLS, AUTH, HELO. */
    IDENTITY,
    /** MAIL FROM. */
    SENDER,
    /** RCPT TO, and what it expands to. */
    RECIPIENT
}
