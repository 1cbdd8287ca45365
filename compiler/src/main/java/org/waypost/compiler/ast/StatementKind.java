package org.waypost.compiler.ast;

/** The statements of both dialects. */
public enum StatementKind {
    INCLUDE,
    MACRO,
    TABLE,
    LISTEN,
    PKI,
    CA,
    QUEUE,
    FILTER,
    /** {@code accept} of the classic dialect. */
    ACCEPT,
    /** {@code reject} of the classic dialect. */
    REJECT,
    EXPIRE,
    BOUNCE_WARN,
    CLASSIC_SIZE,
    CLASSIC_CIPHERS,
    MAX_MTA_DEFERRED,
    DELIMITER,
    CLASSIC_LIMIT,
    ACTION,
    MATCH,
    ADMD,
    BOUNCE,
    MDA,
    MTA,
    PROC,
    SCHEDULER,
    SMTP,
    SRS,
    /** Nothing that could be told. */
    UNKNOWN
}
