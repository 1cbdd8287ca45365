package org.waypost.mta.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.mta.control.Request;
import org.waypost.mta.delivery.local.LocalSettings;
import org.waypost.mta.queue.kind.QueueKind;

/**
 * What a server is told besides its configuration.
 *
 * @param spool the queue's folder
 * @param user the user that runs the server: everything is delivered as it
 * @param queue how the queue is kept
 * @param mxPort the port of other servers' mail exchangers: 25, another one in a laboratory
 * @param linear decides rule by rule, without the graph
 * @param graph of the configuration, where it was compiled before
 * @param whenStopped what {@code smtpctl stop} does
 * @param paused what does not work until {@code smtpctl resume} says so
 */
public record ServerOptions(
        Path spool,
        QueueKind queue,
        String user,
        int mxPort,
        boolean linear,
        Optional<DecisionGraph> graph,
        Set<Request.Part> paused,
        Runnable whenStopped) {
    private static final int SMTP_PORT = 25;

    public static ServerOptions in(Path spool) {
        return new ServerOptions(
                spool,
                QueueKind.FS,
                ownUser(),
                SMTP_PORT,
                false,
                Optional.empty(),
                Set.of(),
                () -> {});
    }

    /** Whoever has the rights of root is root, whatever the user database calls it. */
    private static String ownUser() {
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            if (uid.equals(0)) {
                return LocalSettings.ROOT;
            }
        } catch (IOException | UnsupportedOperationException _) {
            // No Linux, no /proc: the name has to do.
        }
        return System.getProperty("user.name", "nobody");
    }

    /** The same, with the queue kept that way. */
    public ServerOptions queue(QueueKind kind) {
        return new ServerOptions(spool, kind, user, mxPort, linear, graph, paused, whenStopped);
    }

    /** The same, deciding rule by rule when {@code wanted}. */
    public ServerOptions linear(boolean wanted) {
        return new ServerOptions(spool, queue, user, mxPort, wanted, graph, paused, whenStopped);
    }

    /** The same, with these parts at rest from the start. */
    public ServerOptions paused(Set<Request.Part> parts) {
        return new ServerOptions(
                spool, queue, user, mxPort, linear, graph, Set.copyOf(parts), whenStopped);
    }

    /** The same, with a graph that need not be made any more. */
    public ServerOptions compiled(Optional<DecisionGraph> made) {
        return new ServerOptions(spool, queue, user, mxPort, linear, made, paused, whenStopped);
    }

    /** The same, that {@code smtpctl stop} ends so. */
    public ServerOptions whenStopped(Runnable end) {
        return new ServerOptions(spool, queue, user, mxPort, linear, graph, paused, end);
    }
}
