package org.waypost.mta.intake;

import java.util.List;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Dsn;
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
     * @param dsn what the sender wants to be told
     */
    public record Recipient(MailAddress address, List<Target> targets, Dsn dsn) {
        /** Of whom nothing is to be told but the usual. */
        public Recipient(MailAddress address, List<Target> targets) {
            this(address, targets, Dsn.NONE);
        }

        public Recipient with(Dsn wanted) {
            return new Recipient(address, targets, wanted);
        }

        public Recipient {
            targets = List.copyOf(targets);
        }
    }
}
