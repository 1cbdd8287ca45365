package org.waypost.mta.smtp;

import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.intake.Submission;
import org.waypost.mta.limits.SmtpLimits;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.recipient.Target;

/** One message between MAIL and the end of DATA. */
final class Transaction {
    private final MailAddress sender;
    private final List<Submission.Recipient> recipients = new ArrayList<>();
    private final Dsn dsn;
    private int envelopes;

    Transaction(MailAddress sender, Dsn dsn) {
        this.dsn = dsn;
        this.sender = sender;
    }

    /** What MAIL said of reports. */
    Dsn dsn() {
        return dsn;
    }

    MailAddress sender() {
        return sender;
    }

    /**
     * The same recipient twice is one: it would get the message twice.
     *
     * @return false when the message has too many envelopes with these
     */
    boolean accept(MailAddress recipient, List<Target> targets, Dsn wanted) {
        if (recipients.stream().anyMatch(r -> r.address().equals(recipient))) {
            return true;
        }
        if (envelopes + targets.size() > SmtpLimits.ENVELOPES) {
            return false;
        }
        envelopes += targets.size();
        recipients.add(new Submission.Recipient(recipient, targets, wanted));
        return true;
    }

    int recipientCount() {
        return recipients.size();
    }

    List<Submission.Recipient> recipients() {
        return recipients;
    }
}
