package org.waypost.tests.e2e;

import java.util.SplittableRandom;

/** How a client behaves, letter by letter, from a seed. Used by one thread. */
final class Moods {
    enum Mood {
        /** Sends the next letter over the same connection. */
        STEADY,
        /** Says QUIT after the letter. */
        POLITE,
        /** Begins, takes it back with RSET, begins again. */
        CHANGE_OF_MIND,
        /** Sends the message in small pieces, and reads the answer late. */
        DAWDLING,
        /** Says good-bye to the network in the middle of the message, in order. */
        HANG_UP,
        /** Is cut off in the middle of the message. */
        CUT_OFF,
        /** Sends the message to its end and goes without reading the answer. */
        IMPATIENT
    }

    private final SplittableRandom random;
    private final boolean alwaysSteady;

    private Moods(SplittableRandom random, boolean alwaysSteady) {
        this.random = random;
        this.alwaysSteady = alwaysSteady;
    }

    /** Sends and sends. */
    static Moods steady(long seed) {
        return new Moods(new SplittableRandom(seed), true);
    }

    /** One in ten letters meets a client that goes away. */
    static Moods changing(long seed) {
        return new Moods(new SplittableRandom(seed), false);
    }

    Mood next() {
        int dice = alwaysSteady ? 99 : random.nextInt(100);
        if (dice < 3) {
            return Mood.CUT_OFF;
        }
        if (dice < 5) {
            return Mood.HANG_UP;
        }
        if (dice < 10) {
            return Mood.IMPATIENT;
        }
        if (dice < 25) {
            return Mood.POLITE;
        }
        if (dice < 27) {
            return Mood.DAWDLING;
        }
        return dice < 37 ? Mood.CHANGE_OF_MIND : Mood.STEADY;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
