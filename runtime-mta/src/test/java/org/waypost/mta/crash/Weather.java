package org.waypost.mta.crash;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.waypost.mta.io.fake.Simulation;

/** What befalls the network: at each of its steps something may fail, or take long. */
final class Weather {
    private static final Duration LONGEST = Duration.ofSeconds(290);

    private final SplittableRandom random;
    private final int stepsAFailure;
    private Simulation simulation;
    private boolean calm;
    private long steps;
    private int failures;

    /** How often something happens is a part of the seed, too. */
    Weather(SplittableRandom random, Simulation simulation) {
        this.random = random;
        this.simulation = simulation;
        stepsAFailure = 4 << random.nextInt(5);
    }

    /** The clock of the machine's next life. */
    void over(Simulation next) {
        simulation = next;
    }

    void calm(boolean now) {
        calm = now;
    }

    /** One step of a connection. */
    void step() throws IOException {
        if (fails()) {
            throw random.nextBoolean()
                    ? new IOException("Connection reset")
                    : new SocketTimeoutException("Read timed out");
        }
    }

    /** One step of which the caller says what its failure is. */
    boolean fails() {
        steps++;
        if (calm) {
            return false;
        }
        if (random.nextInt(20) == 0) {
            simulation.timer().skip(Duration.ofMillis(random.nextLong(LONGEST.toMillis())));
        }
        boolean fails = random.nextInt(stepsAFailure) == 0;
        failures += fails ? 1 : 0;
        return fails;
    }

    /** How many bytes come at once. */
    int piece(int most) {
        return 1 + random.nextInt(most);
    }

    long steps() {
        return steps;
    }

    int failures() {
        return failures;
    }
}
