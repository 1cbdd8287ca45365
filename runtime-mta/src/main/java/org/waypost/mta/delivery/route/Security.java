package org.waypost.mta.delivery.route;

/** How a session is protected. */
public enum Security {
    /** Never TLS, also when the other side offers it. */
    CLEAR,
    /** STARTTLS when it is offered and works, else in clear. */
    OPPORTUNISTIC,
    /** STARTTLS or nothing. */
    STARTTLS,
    /** TLS from the first byte. */
    SMTPS,
    /** STARTTLS, and SMTPS where that fails: 2013's {@code ssl://}, later {@code secure://}. */
    STARTTLS_THEN_SMTPS
}
