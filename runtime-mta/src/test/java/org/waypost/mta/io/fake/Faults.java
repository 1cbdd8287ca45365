package org.waypost.mta.io.fake;

import java.io.IOException;
import java.nio.file.Path;

/** What goes wrong, and at which step. */
public interface Faults {
    /** Nothing ever fails. */
    static Faults none() {
        return (_, _) -> {};
    }

    /** The power fails before the step with this number, counted from 1, and stays off. */
    static Faults crashAt(long step) {
        return new Faults() {
            private long steps;
            private boolean over;

            @Override
            public void step(String call, Path path) {
                steps++;
                if (!over && steps >= step) {
                    throw new CrashError(step);
                }
            }

            @Override
            public void restart() {
                over = true;
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
