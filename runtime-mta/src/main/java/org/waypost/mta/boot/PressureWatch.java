package org.waypost.mta.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.intake.Pressure;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.limits.PressureLimits;
import org.waypost.mta.queue.Profile;

/** Measures now and then what the pressure on the server is. */
final class PressureWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PressureWatch.class);

    private final World world;
    private final Executor blocking;
    private final Path spool;
    private final Profile profile;
    private final LongSupplier envelopes;
    private final Pressure pressure = new Pressure(PressureLimits.DEFAULT);
    private volatile boolean closed;

    PressureWatch(World world, Executor blocking, Path spool, Sources sources) {
        this.world = world;
        this.blocking = blocking;
        this.spool = spool;
        this.profile = sources.profile();
        this.envelopes = sources.envelopes();
    }

    /**
     * Where figures come from.
     *
     * @param envelopes how many the scheduler has
     */
    record Sources(Profile profile, LongSupplier envelopes) {}

    Pressure pressure() {
        return pressure;
    }

    /** Once now, before the first client, then from time to time. */
    void start() {
        measure();
        world.timer()
                .at(
                        world.timer().instant().plus(PressureLimits.INTERVAL),
                        () -> {
                            if (!closed) {
                                blocking.execute(this::start);
                            }
                        });
    }

    private void measure() {
        long free = Long.MAX_VALUE;
        try {
            free = world.disk().usableSpace(spool);
        } catch (IOException e) {
            // The message that cannot be stored is told so; the others are not this one's fault.
            LOG.warn("warn: smtp: room of the spool unknown: {}", DiskError.describe(e));
        }
        long commits = 0;
        long nanos = 0;
        for (Profile.Line line : profile.lines()) {
            if (line.operation() == Profile.Operation.COMMIT) {
                commits = line.count();
                nanos = line.totalNanos();
            }
        }
        pressure.measured(new Pressure.Measure(free, envelopes.getAsLong(), commits, nanos));
    }

    @Override
    public void close() {
        closed = true;
    }
}
