package org.waypost.mta.delivery.relay;

import java.util.List;
import java.util.Optional;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.queue.Envelope;

/**
 * Whether addresses may stand in a command. What smtpd lets in is fine; an envelope file that came
 * by another way is not trusted to be.
 */
final class Sendable {
    private Sendable() {}

    static Optional<Outcome> check(MailAddress sender, List<Envelope> envelopes) {
        boolean fine =
                isFine(sender.toString())
                        && envelopes.stream().allMatch(e -> isFine(e.current().toString()));
        return fine
                ? Optional.empty()
                : Optional.of(new Outcome.PermanentFailure("Address cannot be sent by SMTP"));
    }

    /** No blanks (they end an argument), no brackets (they end an address), ASCII alone. */
    private static boolean isFine(String address) {
        return address.chars().allMatch(c -> c > ' ' && c <= '~' && c != '<' && c != '>');
    }
}
