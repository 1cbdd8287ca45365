package org.waypost.mta.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.mta.io.fake.Faults;

/** A disk that fails once, at any step, costs nothing that was acknowledged. */
class FailureTest {
    @ParameterizedTest
    @EnumSource
    void aFailureAtAnyStepLosesNothing(Backend backend) throws IOException {
        long steps = steps(backend);
        long started = stepsToStart(backend);
        for (long step = started + 1; step <= steps; step++) {
            Trial trial = new Trial(backend, Faults.failAt(step), UnaryOperator.identity());
            assertThat(trial.runUntilCrash()).isFalse();
            assertThat(trial.finish()).as("failure at step %d", step).isEmpty();
            int messages = trial.ledger().acknowledged.size() + trial.ledger().refused.size();
            assertThat(messages).as("failure at step %d", step).isLessThanOrEqualTo(10);
        }
    }

    private static long steps(Backend backend) throws IOException {
        Trial trial = new Trial(backend, Faults.none(), UnaryOperator.identity());
        trial.runUntilCrash();
        return trial.trace().size();
    }

    private static long stepsToStart(Backend backend) throws IOException {
        Trial trial = new Trial(backend, Faults.none(), UnaryOperator.identity());
        trial.restart();
        return trial.trace().size();
    }
}
