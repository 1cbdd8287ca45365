package org.waypost.mta.delivery.relay;

import java.util.Optional;
import org.waypost.engine.value.MailAddress;

/** {@code as} and {@code mail-from}: {@code user@domain}, {@code @domain} or {@code user}. */
final class SenderRewriting {
    private SenderRewriting() {}

    /** The null sender stays: a bounce that bounces must go nowhere. */
    static MailAddress apply(Optional<String> rewriting, MailAddress sender) {
        if (rewriting.isEmpty() || sender.isNullSender()) {
            return sender;
        }
        MailAddress wanted = MailAddress.parse(rewriting.get());
        String user = wanted.localPart().isEmpty() ? sender.localPart() : wanted.localPart();
        String domain = wanted.domain().isEmpty() ? sender.domain() : wanted.domain();
        return new MailAddress(user, domain);
    }
}
