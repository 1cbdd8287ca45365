package org.waypost.engine.table.pattern;

/** A regular expression that the C library does not compile; the message says why. */
public final class RefusedPattern extends Exception {
    RefusedPattern(String reason) {
        super(reason);
    }
}
