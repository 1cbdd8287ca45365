package org.waypost.mta.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, changed while the server runs. */
public final class LogLevel {
    private LogLevel() {}

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
