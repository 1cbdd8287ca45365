package org.waypost.mta.intake;

import java.util.List;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.recipient.Target;

/**
 * A message whose sender and recipients were accepted.
 *
 * @param origin where it came from
 * @param recipients at least one
 */
public record Submission(Trace origin, MailAddress sender, List<Recipient> recipients) {
    public Submission {
        recipients = List.copyOf(recipients);
    }

    /**
     * One RCPT TO.
     *
     * @param address as said
     */
    public record Recipient(MailAddress address, List<Target> targets) {
        public Recipient {
            targets = List.copyOf(targets);
        }
    }
}
