package org.waypost.engine.value;

/**
 * A mailbox address as the rules see it: {@code localPart@domain}, text as it was said.
 *
 * @param localPart may be empty (the null sender)
 * @param domain may be empty (the null sender)
 */
public record MailAddress(String localPart, String domain) {
    /** The sender of bounces, {@code <>} (RFC 5321, 4.5.5). */
    public static final MailAddress NULL_SENDER = new MailAddress("", "");

    /** Cuts at the last {@code @}; without one the domain is empty. */
    public static MailAddress parse(String text) {
        int at = text.lastIndexOf('@');
        return at < 0
                ? new MailAddress(text, "")
                : new MailAddress(text.substring(0, at), text.substring(at + 1));
    }

    public boolean isNullSender() {
        return localPart.isEmpty() && domain.isEmpty();
    }

    /** {@code localPart@domain}; the null sender is the empty text. */
    @Override
    public String toString() {
        return isNullSender() ? "" : localPart + "@" + domain;
    }
}
