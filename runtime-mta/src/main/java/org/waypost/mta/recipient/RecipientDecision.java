package org.waypost.mta.recipient;

import java.util.List;

/** What becomes of one RCPT TO. */
public sealed interface RecipientDecision {
    /** All targets or none: at least one. */
    record Accepted(List<Target> targets) implements RecipientDecision {
        public Accepted {
            targets = List.copyOf(targets);
        }
    }

    /**
     * @param reply code and text, one line, without the recipient: {@code 550 Invalid recipient}
     * @param reason for the log: the rule, the loop, the table that failed
     */
    record Refused(String reply, String reason) implements RecipientDecision {}
}
