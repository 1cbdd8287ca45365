package org.waypost.mta.delivery.route;

/**
 * A server to relay to, as {@code relay host}, {@code relay domain} and {@code relay via} name it.
 *
 * @param verify whether the scheme asks for a certificate that holds
 * @param label names the credentials, empty without
 * @param host a name, or an address without its brackets
 * @param port 0 is the scheme's own
 */
public record RelayUrl(
        boolean lmtp, Security security, boolean verify, String label, String host, int port) {

    public static final int SMTP_PORT = 25;
    public static final int SMTPS_PORT = 465;

    /** The port to connect to when the session is protected in this way. */
    public int portFor(Security actual) {
        if (port != 0) {
            return port;
        }
        return actual == Security.SMTPS ? SMTPS_PORT : SMTP_PORT;
    }
}
