package org.waypost.compiler.diagnostic;

/** How much a diagnostic matters. Only an ERROR makes the answer no. */
public enum Severity {
    ERROR,
    WARNING,
    HINT,
    NOTE
}
