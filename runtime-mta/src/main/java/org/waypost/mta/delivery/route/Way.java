package org.waypost.mta.delivery.route;

import java.util.Optional;

/**
 * How a session with a peer is held.
 *
 * @param port to connect to
 * @param verify whether certificate and name must hold
 * @param login what to authenticate with
 */
public record Way(
        int port, boolean lmtp, Security security, boolean verify, Optional<Login> login) {
    /** A user and a password of the {@code auth} table. */
    public record Login(String user, String password) {
        /** Passwords stay out of logs. */
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** The same protected in another way. */
    public Way secured(Security other, int otherPort) {
        return new Way(otherPort, lmtp, other, verify, login);
    }
}
