package org.waypost.mta.schedule;

import org.waypost.mta.queue.Envelope;

/** What one attempt leaves to be planned. */
sealed interface Result {
    /** The envelope is no more. */
    record Gone() implements Result {}

    /** To be tried again; the envelope as it is stored now. */
    record Again(Envelope envelope) implements Result {}

    /** Failed for good; the envelope as it is stored now is the report that is due. */
    record ReportDue(Envelope bounce) implements Result {}

    /** Its action is missing. */
    record Held() implements Result {}

    /** A person stopped what goes to its domain. */
    record Blocked() implements Result {}

    /** Decided again; the envelope as it is stored now. */
    record Rebound(Envelope envelope) implements Result {}

    /** Its file is not there: removed or moved by a person, who may bring it back. */
    record Missing() implements Result {}

    /** The spool did not give it, or did not take it. */
    record SpoolTrouble() implements Result {}

    /** There is nothing to do any more but to remove it, which did not work. */
    record RemovalDue() implements Result {}

    /** The same, but its file is not there: to be removed when a person brings it back. */
    record Astray() implements Result {}
}
