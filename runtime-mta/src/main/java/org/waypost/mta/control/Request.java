package org.waypost.mta.control;

import java.net.InetAddress;
import java.util.Optional;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.Selection;

/** What can be asked of a running server. */
public sealed interface Request {
    record ShowQueue(Selection selection, QueueView view) implements Request {}

    /** Which rule took an envelope, what has happened, what comes next. */
    record Why(EnvelopeId id) implements Request {}

    record ShowHosts() implements Request {}

    record ShowHoststats() implements Request {}

    record ShowRoutes() implements Request {}

    record ShowRelays() implements Request {}

    record ShowPaused() implements Request {}

    /** Decide envelopes again, by the configuration of now. */
    record Rebind(Selection selection) implements Request {}

    /** Send nothing to the domain, or send again. */
    record Domain(String name, boolean paused) implements Request {}

    /** The same, from one of our own addresses alone. */
    record Source(InetAddress address, String domain, boolean paused) implements Request {}

    /** Use a route again that is disabled because of its errors. */
    record ResumeRoute(int number) implements Request {}

    /** Take a message up again that was mended in {@code corrupt/}. */
    record Uncorrupt(int messageId) implements Request {}

    /** Log a part of the server in detail, or not any more. */
    record Trace(String part, boolean wanted) implements Request {}

    /** Log how long each operation of the queue takes, or not any more. */
    record ProfileLog(boolean wanted) implements Request {}

    /** Read all tables of aliases anew. */
    record UpdateAliases() implements Request {}

    record Stop() implements Request {}

    /** Answered by the client: the hash of a password, which is read when it is not said. */
    record Encrypt(Optional<String> password) implements Request {}

    /** Answered by the client: the networks that domains on its standard input send from. */
    record SpfWalk() implements Request {}

    /** Of the original and without a sense here; the reason is a sentence. */
    record NotHere(String reason) implements Request {}

    /** Answered by the client, from statistics that it asks for once a second. */
    record Monitor() implements Request {}

    record ShowEnvelope(EnvelopeId id) implements Request {}

    record ShowMessage(int messageId) implements Request {}

    record ShowStats() implements Request {}

    /** Looks at the whole queue and repairs it. */
    record CheckQueue() implements Request {}

    record ShowStatus() implements Request {}

    record Profile() implements Request {}

    record Remove(Selection selection) implements Request {}

    record Schedule(Selection selection) implements Request {}

    record Discover(Selection selection) implements Request {}

    record PauseEnvelopes(Selection selection) implements Request {}

    record ResumeEnvelopes(Selection selection) implements Request {}

    record Pause(Part part) implements Request {}

    record Resume(Part part) implements Request {}

    record Log(boolean verbose) implements Request {}

    /** Read a table anew. */
    record UpdateTable(String table) implements Request {}

    /** A part of the server that can be halted. */
    enum Part {
        MDA,
        MTA,
        SMTP
    }
}
