package org.waypost.engine.table;

/** What a table is asked for: table(5)'s services, as smtpd names them. */
public enum Service {
    ALIAS,
    DOMAIN,
    CREDENTIALS,
    NETADDR,
    USERINFO,
    SOURCE,
    MAILADDR,
    ADDRNAME,
    MAILADDRMAP,
    RELAYHOST,
    STRING,
    REGEX
}
