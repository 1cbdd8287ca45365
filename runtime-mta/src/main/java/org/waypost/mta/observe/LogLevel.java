package org.waypost.mta.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, changed while the server runs. */
public final class LogLevel {
    /** The log of why each decision was made. */
    public static final String RULES = "rules";

    private LogLevel() {}

    /** {@code -T rules}: each decision with all rules that were read for it. */
    public static void traceRules() {
        if (LoggerFactory.getLogger(RULES) instanceof Logger rules) {
            rules.setLevel(Level.DEBUG);
        }
    }

    /** Everything that helps to find a fault, or one line an event. */
    public static void verbose(boolean wanted) {
        set(wanted ? Level.DEBUG : Level.INFO);
    }

    private static void set(Level level) {
        if (LoggerFactory.getLogger("org.waypost") instanceof Logger ours
                && LoggerFactory.getLogger("smtpd") instanceof Logger events) {
            ours.setLevel(level);
            events.setLevel(level);
        }
    }
}
