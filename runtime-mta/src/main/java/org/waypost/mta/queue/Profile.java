package org.waypost.mta.queue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often each operation of the queue was done, and how long it took. */
public final class Profile {
    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);

    /** What is measured. */
    public enum Operation {
        BEGIN,
        ADD,
        WRITE,
        COMMIT,
        ROLLBACK,
        LOAD,
        MESSAGE,
        UPDATE,
        REMOVE,
        SCAN,
        LIST,
        TIDY;

        /** As {@code smtpctl profile} calls it. */
        public String text() {
            return "queue." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param failed how many of {@code count} ended in an error
     */
    public record Line(
            Operation operation, long count, long failed, long totalNanos, long maxNanos) {}

    private record Sums(LongAdder count, LongAdder failed, LongAdder total, LongAccumulator max) {
        Sums() {
            this(
                    new LongAdder(),
                    new LongAdder(),
                    new LongAdder(),
                    new LongAccumulator(Math::max, 0));
        }
    }

    private final Map<Operation, Sums> sums = new EnumMap<>(Operation.class);

    private volatile boolean logged;

    public Profile() {
        for (Operation operation : Operation.values()) {
            sums.put(operation, new Sums());
        }
    }

    /** Each operation is told in the log from now on, or not any more. */
    public void log(boolean wanted) {
        logged = wanted;
    }

    void add(Operation operation, long nanos, boolean failed) {
        if (logged) {
            LOG.info(
                    "profile: {} {} us{}", operation.text(), nanos / 1000, failed ? " failed" : "");
        }
        Sums sum = sums.get(operation);
        sum.count().increment();
        sum.total().add(nanos);
        sum.max().accumulate(nanos);
        if (failed) {
            sum.failed().increment();
        }
    }

    /** Those that were done at least once. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        sums.forEach(
                (operation, sum) -> {
                    if (sum.count().sum() > 0) {
                        lines.add(
                                new Line(
                                        operation,
                                        sum.count().sum(),
                                        sum.failed().sum(),
                                        sum.total().sum(),
                                        sum.max().get()));
                    }
                });
        return lines;
    }
}
