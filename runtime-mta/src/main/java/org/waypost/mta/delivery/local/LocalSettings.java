package org.waypost.mta.delivery.local;

import java.nio.file.Path;
import java.time.Duration;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.delivery.wire.WireLimits;

/**
 * How this server delivers locally.
 *
 * @param serverName in the names of maildir files
 * @param serverUser the user that this process runs as: everything is delivered as this one
 * @param matching by which release formats are read
 * @param subAddressDelimiter cut off by {@code strip}
 * @param mailboxes where {@code mbox} has a file for each user
 * @param limits what one delivery may cost
 */
public record LocalSettings(
        String serverName,
        String serverUser,
        Matching matching,
        String subAddressDelimiter,
        Path mailboxes,
        Limits limits) {

    /** The user that may do everything, so that every right has to be given away on purpose. */
    public static final String ROOT = "root";

    /** Whether this process has rights that no user's program may have. */
    boolean root() {
        return serverUser.equals(ROOT);
    }

    /**
     * @param command how long a program may run (the original's alarm: 300 s)
     * @param header bytes of a header that are looked through for Delivered-To and X-Spam
     * @param store of a session with a mail store
     */
    public record Limits(Duration command, int header, WireLimits store) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(300), 1024 * 1024, WireLimits.DEFAULT);
    }

    public static LocalSettings of(String serverName, String serverUser, Matching matching) {
        return new LocalSettings(
                serverName, serverUser, matching, "+", Path.of("/var/mail"), Limits.DEFAULT);
    }
}
