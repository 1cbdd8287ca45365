package org.waypost.mta.queue;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.DiskError;

/** The end of a queue: what fails is told and keeps nothing else from being let go. */
public final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Something that ends. */
    public interface Step {
        void run() throws IOException;
    }

    /** In this order. */
    public static void of(Step... steps) {
        for (Step step : steps) {
            try {
                step.run();
            } catch (IOException e) {
                LOG.warn("warn: queue not closed cleanly: {}", DiskError.describe(e));
            }
        }
    }
}
