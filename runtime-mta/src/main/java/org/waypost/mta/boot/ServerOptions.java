package org.waypost.mta.boot;

import java.nio.file.Path;

/**
 * What a server is told besides its configuration.
 *
 * @param spool the queue's folder
 * @param user the user that runs the server: everything is delivered as it
 * @param mxPort the port of other servers' mail exchangers: 25, another one in a laboratory
 * @param linear decides rule by rule, without the graph
 */
public record ServerOptions(Path spool, String user, int mxPort, boolean linear) {
    private static final int SMTP_PORT = 25;

    public static ServerOptions in(Path spool) {
        return new ServerOptions(
                spool, System.getProperty("user.name", "nobody"), SMTP_PORT, false);
    }

    /** The same, deciding rule by rule when {@code wanted}. */
    public ServerOptions linear(boolean wanted) {
        return new ServerOptions(spool, user, mxPort, wanted);
    }
}
