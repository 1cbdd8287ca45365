package org.waypost.mta.io.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A clock and the work that it sets off, on one thread, in a fixed order. */
public final class Simulation {
    private final SimulatedTimer timer;
    private final Queue<Runnable> work = new ArrayDeque<>();

    public Simulation(Instant start) {
        timer = new SimulatedTimer(start);
    }

    public SimulatedTimer timer() {
        return timer;
    }

    /** Keeps the work until the simulation runs it. */
    public Executor executor() {
        return work::add;
    }

    public Instant now() {
        return timer.instant();
    }

    /** Runs what waits for a thread, and what is due at this moment. */
    public void settle() {
        while (!work.isEmpty() || !timer.next().isAfter(timer.instant())) {
            if (work.isEmpty()) {
                timer.runNext();
            } else {
                work.remove().run();
            }
        }
    }

    /** Lets time pass, with all that happens in it. */
    public void pass(Duration time) {
        Instant end = timer.instant().plus(time);
        settle();
        while (!timer.next().isAfter(end)) {
            timer.runNext();
            settle();
        }
        timer.skip(Duration.between(timer.instant(), end));
        settle();
    }

    /** The process ends: nothing that waited is done any more. */
    public void forget() {
        work.clear();
        timer.forget();
    }
}
