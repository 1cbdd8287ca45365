package org.waypost.mta.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged, changed while the server runs. */
final class LogLevel {
    private LogLevel() {}

    static void verbose() {
        set(Level.DEBUG);
    }

    private static void set(Level level) {
        if (LoggerFactory.getLogger("org.waypost") instanceof Logger ours
                && LoggerFactory.getLogger("smtpd") instanceof Logger events) {
            ours.setLevel(level);
            events.setLevel(level);
        }
    }
}
