package org.waypost.mta.auth;

/** Checks a user's password. Blocking; slow on purpose. */
@FunctionalInterface
public interface Authenticator {
    /**
     * @param password as sent; neither kept nor logged
     */
    AuthAnswer check(String user, byte[] password);
}
