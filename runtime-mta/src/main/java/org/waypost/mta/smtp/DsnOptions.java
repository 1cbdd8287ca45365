package org.waypost.mta.smtp;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.queue.Dsn;

/** The options of MAIL and RCPT by RFC 3461, gathered from one command. */
final class DsnOptions {
    private Set<Dsn.Notify> notify = Set.of();
    private String ret = "";
    private String envid = "";
    private String orcpt = "";

    /** What it says, for a recipient of a message that has {@code message}. */
    Dsn of(Dsn message) {
        return message.of(notify, orcpt);
    }

    Dsn ofMessage() {
        return new Dsn(Set.of(), ret, envid, "");
    }

    /** Takes an option of MAIL; false when it is none. */
    boolean takeMail(String option) {
        String value = option.substring(option.indexOf('=') + 1);
        switch (name(option)) {
            case "RET" -> {
                boolean good = ret.isEmpty() && value.toUpperCase(Locale.ROOT).matches("FULL|HDRS");
                ret = value.toUpperCase(Locale.ROOT);
                return good;
            }
            case "ENVID" -> {
                boolean good = envid.isEmpty() && Dsn.isEnvid(value);
                envid = value;
                return good;
            }
            default -> {
                return false;
            }
        }
    }

    /** Takes an option of RCPT; a reply when it is none or wrong. */
    Optional<Reply> takeRecipient(String option) {
        String value = option.substring(option.indexOf('=') + 1);
        switch (name(option)) {
            case "NOTIFY" -> {
                Optional<Set<Dsn.Notify>> read =
                        notify.isEmpty() ? Dsn.notifyOf(value) : Optional.empty();
                notify = read.orElse(Set.of());
                boolean never = value.toUpperCase(Locale.ROOT).contains("NEVER");
                return read.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                never && value.contains(",")
                                        ? Replies.NEVER_ALONE
                                        : Replies.unsupportedOption(option));
            }
            case "ORCPT" -> {
                boolean good = orcpt.isEmpty() && Dsn.isOrcpt(value);
                orcpt = value;
                return good ? Optional.empty() : Optional.of(Replies.ORCPT_SYNTAX);
            }
            default -> {
                return Optional.of(Replies.unsupportedOption(option));
            }
        }
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? "" : option.substring(0, equals).toUpperCase(Locale.ROOT);
    }
}
