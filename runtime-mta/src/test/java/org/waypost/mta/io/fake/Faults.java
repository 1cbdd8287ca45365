package org.waypost.mta.io.fake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** What goes wrong, and at which step. */
public interface Faults {
    /** Nothing ever fails. */
    static Faults none() {
        return (_, _) -> {};
    }

    /**
     * The power fails before the step with this number, counted from 1, and stays off until the
     * disk is told; then, for each further number, that many steps later again.
     */
    static Faults crashAt(long... steps) {
        return new Faults() {
            private int life;
            private long count;

            @Override
            public void step(String call, Path path) {
                count++;
                if (life < steps.length && count >= steps[life]) {
                    throw new CrashError(count);
                }
            }

            @Override
            public void restart() {
                life++;
                count = 0;
            }
        };
    }

    /** One step fails, the others work. */
    static Faults failAt(long step) {
        return new Faults() {
            private long steps;

            @Override
            public void step(String call, Path path) throws IOException {
                steps++;
                if (steps == step) {
                    throw new IOException(path + ": input/output error in " + call);
                }
            }
        };
    }

    /** As if a person had taken away all permissions on what {@code closed} accepts. */
    static Faults deny(Predicate<Path> closed) {
        return (_, path) -> {
            if (closed.test(path)) {
                throw new AccessDeniedException(path.toString());
            }
        };
    }

    /**
     * Called before each step.
     *
     * @throws IOException when the step fails
     * @throws CrashError when the power fails
     */
    void step(String call, Path path) throws IOException;

    /** The machine is up again. */
    default void restart() {}
}
