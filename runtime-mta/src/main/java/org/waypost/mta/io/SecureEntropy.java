package org.waypost.mta.io;

import java.security.SecureRandom;

/** The operating system's random numbers: message ids must not be guessable. */
public final class SecureEntropy implements Entropy {
    private final SecureRandom random = new SecureRandom();

    @Override
    public int nextInt() {
        return random.nextInt();
    }
}
