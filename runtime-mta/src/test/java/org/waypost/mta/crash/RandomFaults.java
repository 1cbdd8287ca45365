package org.waypost.mta.crash;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.waypost.mta.io.fake.CrashError;
import org.waypost.mta.io.fake.Faults;

/** A machine on which anything may fail, at any step; the seed says what does. */
final class RandomFaults implements Faults {
    private final SplittableRandom random;
    private final int stepsAFailure;
    private final int stepsACrash;
    private boolean calm;
    private long steps;
    private int crashes;
    private int failures;

    /** How often something happens is a part of the seed, too. */
    RandomFaults(SplittableRandom random) {
        this.random = random;
        stepsAFailure = random.nextBoolean() ? 0 : 20 << random.nextInt(6);
        stepsACrash = 30 << random.nextInt(5);
    }

    /** Nothing fails while it is calm. */
    void calm(boolean now) {
        calm = now;
    }

    @Override
    public void step(String call, Path path) throws IOException {
        if (calm) {
            return;
        }
        steps++;
        if (random.nextInt(stepsACrash) == 0) {
            crashes++;
            throw new CrashError(steps);
        }
        if (stepsAFailure > 0 && random.nextInt(stepsAFailure) == 0) {
            failures++;
            String reason = random.nextBoolean() ? "No space left on device" : "Input/output error";
            throw new FileSystemException(path.toString(), null, reason);
        }
    }

    long steps() {
        return steps;
    }

    int crashes() {
        return crashes;
    }

    int failures() {
        return failures;
    }
}
