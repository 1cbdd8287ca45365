package org.waypost.mta.control;

import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.Selection;

/** What can be asked of a running server. */
public sealed interface Request {
    record ShowQueue(Selection selection) implements Request {}

    record ShowEnvelope(EnvelopeId id) implements Request {}

    record ShowMessage(int messageId) implements Request {}

    record ShowStats() implements Request {}

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
