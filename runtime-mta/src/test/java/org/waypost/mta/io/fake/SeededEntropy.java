package org.waypost.mta.io.fake;

import java.util.Random;
import org.waypost.mta.io.Entropy;

/** The same numbers in every run. */
public final class SeededEntropy implements Entropy {
    private final Random random;

    public SeededEntropy(long seed) {
        random = new Random(seed);
    }

    @Override
    public int nextInt() {
        return random.nextInt();
    }
}
