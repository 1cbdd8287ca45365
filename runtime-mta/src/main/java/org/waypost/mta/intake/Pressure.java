package org.waypost.mta.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.limits.PressureLimits;

/**
 * Whether the server can take more mail now: by the room on the disk, the length of the queue and
 * how long it takes to store a message. Read by any thread, measured by one at a time.
 */
public final class Pressure implements BooleanSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(Pressure.class);

    /**
     * What is measured.
     *
     * @param freeBytes on the disk of the queue
     * @param envelopes in the queue
     * @param commits messages stored since the start
     * @param commitNanos how long that took in all
     */
    public record Measure(long freeBytes, long envelopes, long commits, long commitNanos) {}

    private final PressureLimits limits;
    private volatile boolean high;
    private long commits;
    private long commitNanos;

    public Pressure(PressureLimits limits) {
        this.limits = limits;
    }

    /** True: a client that has mail is told to come back later. */
    @Override
    public boolean getAsBoolean() {
        return high;
    }

    public synchronized void measured(Measure now) {
        Optional<String> reason = reason(now);
        commits = now.commits();
        commitNanos = now.commitNanos();
        if (reason.isPresent() != high) {
            high = reason.isPresent();
            LOG.warn(
                    "warn: smtp: {}",
                    reason.map(why -> "no mail is taken: " + why).orElse("mail is taken again"));
        }
    }

    private Optional<String> reason(Measure now) {
        double part = high ? PressureLimits.RELIEF : 1;
        if (now.freeBytes() < limits.freeBytes() / part) {
            return Optional.of("the disk has " + now.freeBytes() + " bytes left");
        }
        if (now.envelopes() > limits.envelopes() * part) {
            return Optional.of("the queue holds " + now.envelopes() + " envelopes");
        }
        long stored = now.commits() - commits;
        Duration mean =
                stored <= 0
                        ? Duration.ZERO
                        : Duration.ofNanos((now.commitNanos() - commitNanos) / stored);
        return mean.toNanos() > limits.latency().toNanos() * part
                ? Optional.of("it takes " + mean.toMillis() + " ms to store a message")
                : Optional.empty();
    }
}
