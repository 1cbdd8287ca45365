package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waypost.mta.delivery.Samples.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.fake.CrashError;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.Faults;

/**
 * The power fails before every single step of a delivery. What was reported as delivered is there
 * afterwards, whole; what lies in {@code new} is never half a message; a second try works.
 */
class MaildirCrashTest {
    private static final Path HOME = Path.of("/home");
    private static final Path ARRIVED = HOME.resolve("Maildir/new");
    private static final String WHOLE =
            "Return-Path: <bob@a.example>\nDelivered-To: alice@here.example\n" + Delivering.MESSAGE;

    /** A delivery takes fewer steps than this, so that the last runs see none fail. */
    private static final int STEPS = 80;

    private static LocalAgent agent(Disk disk) {
        return new Delivering(HOME, disk)
                .manyNames()
                .by(new Action.Maildir(Optional.empty(), false));
    }

    private static Outcome deliver(LocalAgent agent) {
        return agent.deliver(local("bob@a.example", "alice@here.example"));
    }

    private static List<String> arrived(Disk disk) throws IOException {
        List<String> messages = new ArrayList<>();
        if (disk.exists(HOME.resolve("Maildir")) && disk.exists(ARRIVED)) {
            for (String name : disk.list(ARRIVED)) {
                try (InputStream file = disk.read(ARRIVED.resolve(name))) {
                    messages.add(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return messages;
    }

    /** The number of runs in which the delivery came to its end before the power failed. */
    private static int crashAtEveryStep(UnaryOperator<Disk> view) throws IOException {
        int delivered = 0;
        for (int step = 1; step <= STEPS; step++) {
            FakeDisk disk = new FakeDisk(Faults.crashAt(step + 2L));
            disk.makeDirectory(HOME);
            disk.syncDirectory(Path.of("/"));
            LocalAgent agent = agent(view.apply(disk));
            boolean said = saysDelivered(agent);
            disk.crash();
            List<String> left = arrived(disk);
            assertThat(left).as("step %d", step).allMatch(WHOLE::equals);
            assertThat(left).as("step %d", step).hasSizeGreaterThanOrEqualTo(said ? 1 : 0);
            assertThat(deliver(agent)).isInstanceOf(Outcome.Delivered.class);
            delivered += said ? 1 : 0;
        }
        return delivered;
    }

    private static boolean saysDelivered(LocalAgent agent) {
        try {
            return deliver(agent) instanceof Outcome.Delivered;
        } catch (CrashError power) {
            return false;
        }
    }

    @Test
    void nothingIsLostOrHalf() throws Exception {
        assertThat(crashAtEveryStep(disk -> disk)).isBetween(10, STEPS - 10);
    }

    @ParameterizedTest
    @EnumSource
    void forgottenSyncWouldBeFound(CarelessDisk.Forgotten forgotten) {
        assertThatThrownBy(() -> crashAtEveryStep(disk -> CarelessDisk.over(disk, forgotten)))
                .isInstanceOf(AssertionError.class);
    }

    /** Fails once, when the counter comes to 0. */
    private static Faults failWhenZero(AtomicLong stepsLeft) {
        return (call, path) -> {
            if (stepsLeft.decrementAndGet() == 0) {
                throw new IOException(path + ": input/output error in " + call);
            }
        };
    }

    @Test
    void stepThatFailsIsATemporaryFailure() throws Exception {
        int failed = 0;
        for (int step = 1; step <= STEPS; step++) {
            AtomicLong stepsLeft = new AtomicLong();
            FakeDisk disk = new FakeDisk(failWhenZero(stepsLeft));
            disk.makeDirectory(HOME);
            disk.syncDirectory(Path.of("/"));
            LocalAgent agent = agent(disk);
            stepsLeft.set(step);
            Outcome outcome = deliver(agent);
            stepsLeft.set(0);
            boolean said = outcome instanceof Outcome.Delivered;
            assertThat(outcome).isNotInstanceOf(Outcome.PermanentFailure.class);
            assertThat(arrived(disk)).as("step %d", step).allMatch(WHOLE::equals);
            disk.crash();
            assertThat(arrived(disk)).hasSizeGreaterThanOrEqualTo(said ? 1 : 0);
            assertThat(deliver(agent)).isInstanceOf(Outcome.Delivered.class);
            failed += said ? 0 : 1;
        }
        assertThat(failed).isBetween(10, STEPS - 10);
    }
}
