package org.waypost.mta.delivery.local;

import java.util.Locale;
import java.util.Optional;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;

/** The values that a format may name. */
record FormatValues(Envelope envelope, User user) {
    /**
     * A value as it is, before anything is done to it.
     *
     * @param ours whether it comes from the user database: then it is a path on purpose
     */
    record Value(String text, boolean ours) {}

    /** Names are read without regard to case; empty: there is no such value. */
    Optional<Value> named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return switch (key) {
            case "user.username" -> foreign(user.name());
            case "user.directory" -> ours(user.home().toString());
            case "mbox.from" -> foreign(mboxFrom(envelope.sender()));
            default -> address(key);
        };
    }

    /** A name for the From line of a mailbox. */
    static String mboxFrom(MailAddress sender) {
        return sender.isNullSender() ? "MAILER-DAEMON" : sender.toString();
    }

    private Optional<Value> address(String key) {
        int dot = key.indexOf('.');
        String which = dot < 0 ? key : key.substring(0, dot);
        String part = dot < 0 ? "" : key.substring(dot + 1);
        Optional<MailAddress> address =
                switch (which) {
                    case "sender" -> Optional.of(envelope.sender());
                    case "rcpt" -> Optional.of(envelope.recipient());
                    case "dest" -> Optional.of(envelope.current());
                    default -> Optional.empty();
                };
        return address.flatMap(
                a ->
                        switch (part) {
                            case "" -> dot < 0 ? foreign(a.toString()) : Optional.empty();
                            case "user" -> foreign(a.localPart());
                            case "domain" -> foreign(a.domain());
                            default -> Optional.empty();
                        });
    }

    private static Optional<Value> ours(String text) {
        return Optional.of(new Value(text, true));
    }

    private static Optional<Value> foreign(String text) {
        return Optional.of(new Value(text, false));
    }
}
