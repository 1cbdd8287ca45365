package org.waypost.compiler.check.state;

/** The conditions that a rule can have, one of each. */
public enum Slot {
    TAG,
    AUTH,
    FROM,
    SENDER,
    RECIPIENT,
    FOR,
    HELO,
    TLS,
    VIRTUAL
}
