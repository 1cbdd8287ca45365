package org.waypost.mta.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.io.fake.SeededEntropy;

/** Nothing that was acknowledged is ever lost. */
class CrashTest {
    @ParameterizedTest
    @EnumSource
    void withoutAFaultEverythingArrivesOnce(Backend backend) throws IOException {
        Trial trial = new Trial(backend, Faults.none(), UnaryOperator.identity());
        assertThat(trial.runUntilCrash()).isFalse();
        assertThat(trial.finish()).isEmpty();
        assertThat(trial.duplicates()).isZero();
        assertThat(trial.ledger().acknowledged).hasSize(10);
        assertThat(trial.ledger().refused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCrashAtAnyStepLosesNothing(Backend backend) throws IOException {
        long step = 1;
        Trial trial = new Trial(backend, Faults.crashAt(step), UnaryOperator.identity());
        while (trial.runUntilCrash()) {
            assertThat(trial.restart()).as("after a crash before step %d", step).isEmpty();
            assertThat(trial.finish()).as("in the end, crash before step %d", step).isEmpty();
            step++;
            trial = new Trial(backend, Faults.crashAt(step), UnaryOperator.identity());
        }
        assertThat(step).as("steps of the script").isGreaterThan(backend.isFs() ? 100 : 60);
    }

    /** What was not synced may be there all the same, or a part of it, in any order. */
    @ParameterizedTest
    @EnumSource
    void aDiskThatReordersLosesNothing(Backend backend) throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            long step = 1;
            while (losesNothing(backend, step, seed)) {
                step++;
            }
        }
    }

    /** False when the script was over before the step. */
    private static boolean losesNothing(Backend backend, long step, long seed) throws IOException {
        Trial trial =
                new Trial(
                        backend,
                        Faults.crashAt(step),
                        UnaryOperator.identity(),
                        new SeededEntropy(seed));
        if (!trial.runUntilCrash()) {
            return false;
        }
        assertThat(trial.restart()).as("crash at %d, seed %d", step, seed).isEmpty();
        assertThat(trial.finish()).as("crash at %d, seed %d", step, seed).isEmpty();
        return true;
    }

    /** Also the recovery from a crash is no time to be careless. */
    @ParameterizedTest
    @EnumSource
    void aSecondCrashLosesNothing(Backend backend) throws IOException {
        for (long first = 5; first < (backend.isFs() ? 200 : 60); first += 13) {
            long second = 1;
            while (losesNothingTwice(backend, first, second)) {
                second++;
            }
        }
    }

    /** False when the second life was over before the second crash. */
    private static boolean losesNothingTwice(Backend backend, long first, long second)
            throws IOException {
        Trial trial = new Trial(backend, Faults.crashAt(first, second), UnaryOperator.identity());
        assertThat(trial.runUntilCrash()).isTrue();
        if (trial.restartUntilCrash()) {
            return false;
        }
        assertThat(trial.restart()).as("crashes at %d, %d", first, second).isEmpty();
        assertThat(trial.finish()).as("crashes at %d, %d", first, second).isEmpty();
        return true;
    }
}
