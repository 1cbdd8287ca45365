package org.waypost.mta.io;

/** Where random numbers come from; a simulation gives a seeded one. */
@FunctionalInterface
public interface Entropy {
    /** 32 random bits. */
    int nextInt();

    /** Never 0. */
    default int nextNonZero() {
        int value = nextInt();
        while (value == 0) {
            value = nextInt();
        }
        return value;
    }
}
