package org.waypost.mta.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.waypost.mta.auth.CryptLibrary;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.SecureEntropy;

/** Passwords as tables of credentials hold them: SHA-512 of crypt(5) with a fresh salt. */
record PasswordHash(CryptLibrary library, Entropy entropy) {
    /** crypt(5): the digits of a salt, and how many SHA-512 takes. */
    private static final String DIGITS =
            "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int SALT_LENGTH = 16;

    static Optional<PasswordHash> open() {
        return CryptLibrary.open().map(library -> new PasswordHash(library, new SecureEntropy()));
    }

    String of(String password) {
        StringBuilder setting = new StringBuilder("$6$");
        for (int i = 0; i < SALT_LENGTH; i++) {
            setting.append(DIGITS.charAt(entropy.nextInt() & (DIGITS.length() - 1)));
        }
        return library.hash(password.getBytes(StandardCharsets.ISO_8859_1), setting + "$")
                .orElse("*");
    }
}
