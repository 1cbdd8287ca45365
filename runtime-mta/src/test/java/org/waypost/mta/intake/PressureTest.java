package org.waypost.mta.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.waypost.mta.intake.Pressure.Measure;
import org.waypost.mta.limits.PressureLimits;

class PressureTest {
    private static final long SECOND = 1_000_000_000L;

    private final Pressure pressure =
            new Pressure(new PressureLimits(900, 1000, Duration.ofSeconds(10)));

    private boolean after(long free, long envelopes, long commits, long commitSeconds) {
        pressure.measured(new Measure(free, envelopes, commits, commitSeconds * SECOND));
        return pressure.getAsBoolean();
    }

    @Test
    void theDiskMustHaveRoom() {
        assertThat(after(900, 0, 0, 0)).isFalse();
        assertThat(after(899, 0, 0, 0)).isTrue();
        assertThat(after(950, 0, 0, 0)).as("a little more is not enough").isTrue();
        assertThat(after(1000, 0, 0, 0)).isFalse();
    }

    @Test
    void theQueueHasALimit() {
        assertThat(after(1000, 1000, 0, 0)).isFalse();
        assertThat(after(1000, 1001, 0, 0)).isTrue();
        assertThat(after(1000, 950, 0, 0)).isTrue();
        assertThat(after(1000, 900, 0, 0)).isFalse();
    }

    @Test
    void storingMustNotTakeLong() {
        assertThat(after(1000, 0, 2, 20)).isFalse();
        assertThat(after(1000, 0, 4, 50)).as("30 s for two").isTrue();
        assertThat(after(1000, 0, 4, 50)).as("nothing was stored since").isFalse();
    }
}
