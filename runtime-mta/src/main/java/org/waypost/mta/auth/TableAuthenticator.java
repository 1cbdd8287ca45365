package org.waypost.mta.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.table.Answer;

/**
 * Passwords from a credentials table: user to crypt(3) hash, or to {@code user:hash}.
 *
 * <p>An unknown user costs as much as a known one: its password is hashed against {@link #NOBODY}.
 *
 * @param platform runs crypt(3): it would hold a virtual thread's carrier
 */
public record TableAuthenticator(
        Function<String, Answer> table, CryptLibrary crypt, Executor platform)
        implements Authenticator {
    /** A hash that no password has been kept for; the common kind, so that it costs the same. */
    private static final String NOBODY =
            "$6$waypost.nobody$"
                    + "FxzcUXxeDgxVmgqHGx8rD9VzUOTWO4eP4mKAHqUPQpzYSrlXGbnyEOwDs5bS"
                    + "Jy2RA1gLH9uTSX5Cd2Sxw0pXu0";

    /** smtpd's shortest credentials, {@code u:p}; a shorter text is no hash either. */
    private static final int SHORTEST = 3;

    /** How shadow(5) marks an account that no password opens. */
    private static final String LOCKED = "*!";

    private static final Logger LOG = LoggerFactory.getLogger(TableAuthenticator.class);

    @Override
    public AuthAnswer check(String user, byte[] password) {
        return switch (table.apply(user)) {
            case Answer.Found(String value) -> against(value.strip(), password);
            case Answer.Absent() -> {
                hash(password, NOBODY);
                yield AuthAnswer.WRONG;
            }
            case Answer.Failed(String reason) -> {
                LOG.warn("warn: credentials lookup fail: {}", reason);
                yield AuthAnswer.UNKNOWN;
            }
        };
    }

    private AuthAnswer against(String value, byte[] password) {
        String hash = value.substring(value.indexOf(':') + 1);
        if (!hash.isEmpty() && LOCKED.indexOf(hash.charAt(0)) >= 0) {
            hash(password, NOBODY);
            return AuthAnswer.WRONG;
        }
        if (value.length() < SHORTEST || hash.isEmpty()) {
            LOG.warn("warn: credentials parse error");
            return AuthAnswer.UNKNOWN;
        }
        AuthAnswer answer = hash(password, hash);
        if (answer == AuthAnswer.UNKNOWN) {
            LOG.warn("warn: a password in the credentials table is not a crypt(3) hash");
        }
        return answer;
    }

    private AuthAnswer hash(byte[] password, String hash) {
        return CompletableFuture.supplyAsync(() -> crypt.check(password, hash), platform).join();
    }
}
