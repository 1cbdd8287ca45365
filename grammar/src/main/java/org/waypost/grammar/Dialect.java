package org.waypost.grammar;

/** The two languages that have been called smtpd.conf. */
public enum Dialect {
    /** {@code accept}/{@code reject}: the 2013 snapshot to 6.0.3. */
    CLASSIC,
    /** {@code action}/{@code match}: 6.4 and later. */
    MODERN
}
