package org.waypost.mta.action;

/** What one action may take in an envelope file. */
final class ActionLimits {
    /** An inline table of more entries stays in the configuration and is named only. */
    static final int INLINE_ENTRIES = 100;

    /** Longer lines are damage: a path, a command and a few inline tables fit. */
    static final int TEXT_CHARS = 64 * 1024;

    private ActionLimits() {}
}
