package org.waypost.mta.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
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

    private static final Map<String, String> PARTS =
            Map.ofEntries(
                    Map.entry("all", "org.waypost"),
                    Map.entry("bounce", "org.waypost.mta.delivery.bounce"),
                    Map.entry("control", "org.waypost.mta.control"),
                    Map.entry("expand", "org.waypost.mta.recipient"),
                    Map.entry("io", "org.waypost.mta.smtp.netty"),
                    Map.entry("lookup", "org.waypost.mta.dns"),
                    Map.entry("mda", "org.waypost.mta.delivery.local"),
                    Map.entry("mta", "org.waypost.mta.delivery.relay"),
                    Map.entry("queue", "org.waypost.mta.queue"),
                    Map.entry(RULES, RULES),
                    Map.entry("scheduler", "org.waypost.mta.schedule"),
                    Map.entry("smtp", "org.waypost.mta.smtp"),
                    Map.entry("stat", "org.waypost.mta.observe"),
                    Map.entry("tables", "org.waypost.mta.table"),
                    Map.entry("transfer", "org.waypost.mta.delivery.relay"));

    /** What {@link #trace} knows, in order. */
    public static List<String> parts() {
        return PARTS.keySet().stream().sorted().toList();
    }

    /** Logs one part in detail, or as the others again. False: there is no such part. */
    public static boolean trace(String part, boolean wanted) {
        String name = PARTS.get(part);
        if (name != null && LoggerFactory.getLogger(name) instanceof Logger logger) {
            Level before = part.equals("all") ? Level.INFO : null;
            logger.setLevel(wanted ? Level.DEBUG : before);
        }
        return name != null;
    }

    private static void set(Level level) {
        if (LoggerFactory.getLogger("org.waypost") instanceof Logger ours
                && LoggerFactory.getLogger("smtpd") instanceof Logger events) {
            ours.setLevel(level);
            events.setLevel(level);
        }
    }
}
