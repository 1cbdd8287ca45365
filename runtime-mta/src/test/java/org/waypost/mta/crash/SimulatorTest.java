package org.waypost.mta.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server on a machine that crashes, fails and reorders, for as many seeds as are wanted: {@code
 * -Dwaypost.seeds=1000000} for a night, {@code -Dwaypost.seed=N} to see one again.
 */
class SimulatorTest {
    private static final long SEEDS = Long.getLong("waypost.seeds", 1_000);

    /** Of the whole server: its days are longer. */
    private static final long WHOLE_SEEDS = Long.getLong("waypost.seeds", 250);

    private static final long MUTANT_SEEDS = 300;

    @ParameterizedTest
    @EnumSource
    void everySeedKeepsEveryPromise(Backend backend) throws IOException {
        Long only = Long.getLong("waypost.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? SEEDS : only;
        long steps = 0;
        long crashes = 0;
        long failures = 0;
        for (long seed = first; seed <= last; seed++) {
            SeededTrial trial = new SeededTrial(backend, seed, Mutant.NONE);
            List<String> findings = trial.run();
            assertThat(findings)
                    .as("%s, seed %d; again with -Dwaypost.seed=%d", backend, seed, seed)
                    .isEmpty();
            steps += trial.steps();
            crashes += trial.crashes();
            failures += trial.failures();
        }
        System.out.printf(
                "simulator: %s: %d seeds, %d steps of the disk, %d crashes, %d failures%n",
                backend, last - first + 1, steps, crashes, failures);
        if (only == null) {
            assertThat(crashes).as("crashes").isGreaterThan(SEEDS / 2);
            assertThat(failures).as("failures").isGreaterThan(SEEDS / 2);
        }
    }

    /** The same with everything around it: sessions, DNS, and servers that mail is relayed to. */
    @ParameterizedTest
    @EnumSource
    void everySeedOfTheWholeServerKeepsEveryPromise(Backend backend) throws IOException {
        Long only = Long.getLong("waypost.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? WHOLE_SEEDS : only;
        long diskSteps = 0;
        long netSteps = 0;
        long failures = 0;
        long acknowledged = 0;
        long relayed = 0;
        for (long seed = first; seed <= last; seed++) {
            SeededTrial trial = new SeededTrial(backend, seed, Mutant.NONE, true);
            assertThat(trial.run())
                    .as("whole, %s, seed %d; again with -Dwaypost.seed=%d", backend, seed, seed)
                    .isEmpty();
            diskSteps += trial.steps();
            netSteps += trial.weather().steps();
            failures += trial.weather().failures();
            acknowledged += trial.ledger().acknowledged.size();
            relayed += trial.ledger().relayed.size();
        }
        System.out.printf(
                "simulator: whole server, %s: %d seeds, %d steps of the disk, %d of the network,"
                        + " %d of them failed; %d recipients acknowledged, %d relayed%n",
                backend, last - first + 1, diskSteps, netSteps, failures, acknowledged, relayed);
        if (only == null) {
            assertThat(acknowledged).as("acknowledged").isGreaterThan(WHOLE_SEEDS * 5);
            assertThat(relayed).as("relayed").isGreaterThan(WHOLE_SEEDS * 3);
            assertThat(failures).as("failures").isGreaterThan(WHOLE_SEEDS);
        }
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void everyBugOfTheWholeServerIsFound(Backend backend, Mutant bug) throws IOException {
        for (long seed = 1; seed <= MUTANT_SEEDS; seed++) {
            if (!new SeededTrial(backend, seed, bug, true).run().isEmpty()) {
                return;
            }
        }
        throw new AssertionError(bug + " in the whole server on " + backend + " was not found");
    }

    @ParameterizedTest
    @MethodSource("bugsOfTheQueue")
    void everyBugIsFound(Backend backend, Mutant bug) throws IOException {
        for (long seed = 1; seed <= MUTANT_SEEDS; seed++) {
            List<String> findings = new SeededTrial(backend, seed, bug).run();
            if (!findings.isEmpty()) {
                return;
            }
        }
        throw new AssertionError(bug + " in " + backend + " was not found");
    }

    static Stream<Arguments> bugsOfTheQueue() {
        return bugs().filter(bug -> !((Mutant) bug.get()[1]).needsNetwork());
    }

    static Stream<Arguments> bugs() {
        return Stream.of(Mutant.values())
                .filter(bug -> bug != Mutant.NONE)
                .flatMap(
                        bug ->
                                Stream.of(Backend.values())
                                        .filter(bug::concerns)
                                        .map(backend -> Arguments.of(backend, bug)));
    }
}
