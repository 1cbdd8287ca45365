package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;

/** A program that somebody else chose never has the rights of root. */
class RightsTest {
    private static final User ALICE = new User("alice", 1000, 100, Path.of("/home/alice"));
    private static final User NOBODY_ELSE = new User("toor", 0, 0, Path.of("/root"));
    private static final Action.Local MDA = action(Optional.empty());
    private static final Action.Local AS_ROOT = action(Optional.of("root"));

    @TempDir private Path home;

    private static Action.Local action(Optional<String> runAs) {
        Action.Users users =
                new Action.Users(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        runAs,
                        Optional.empty());
        return new Action.Local("in", new Action.Mda("true"), users, Optional.empty());
    }

    private static Envelope.Local to(String program) {
        return new Envelope.Local("in", "", "alice", program, "");
    }

    @Test
    void rootGivesAwayItsRights() {
        assertThat(new Rights(true).shell(MDA, ALICE))
                .containsExactly(
                        "setpriv",
                        "--reuid=1000",
                        "--regid=100",
                        "--clear-groups",
                        "--inh-caps=-all",
                        "/bin/sh",
                        "-c");
        assertThat(new Rights(false).shell(MDA, ALICE)).containsExactly("/bin/sh", "-c");
        assertThat(new Rights(true).shell(AS_ROOT, ALICE)).containsExactly("/bin/sh", "-c");
    }

    @Test
    void rootRunsNothingForItselfUnlessTold() {
        Rights root = new Rights(true);
        assertThat(root.refusal(to(""), MDA, NOBODY_ELSE))
                .contains("Programs of toor are not run as root");
        assertThat(root.refusal(to("|id"), MDA, NOBODY_ELSE)).isPresent();
        assertThat(root.refusal(to("/etc/cron.d/x"), MDA, ALICE))
                .contains("Files named by alice are not written as root");
        assertThat(root.refusal(to("|id"), MDA, ALICE)).isEmpty();
        assertThat(root.refusal(to(""), AS_ROOT, NOBODY_ELSE)).isEmpty();
        assertThat(new Rights(false).refusal(to("/etc/cron.d/x"), MDA, ALICE)).isEmpty();
    }

    @Test
    void fileOfAnotherIsNotWrittenByRoot() {
        Path file = home.resolve("got");
        Envelope envelope =
                Samples.envelope(to(file.toString()), "bob@a.example", "alice@here.example", 1);
        Outcome outcome =
                new Delivering(home, new NioDisk())
                        .serverUser("root")
                        .by(new Action.Mbox())
                        .deliver(envelope);
        assertThat(outcome).isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(file).doesNotExist();
    }

    /** Alice's number in {@link Delivering} is 1000; only root can become it. */
    @Test
    void programRunsAsItsUser() throws Exception {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0));
        Envelope envelope =
                Samples.envelope(
                        to("|id -u; id -G; cat > /dev/null; exit 1"),
                        "bob@a.example",
                        "alice@here.example",
                        1);
        assertThat(
                        new Delivering(home, new NioDisk())
                                .serverUser("root")
                                .by(new Action.Mda("true"))
                                .deliver(envelope))
                .isEqualTo(new Outcome.PermanentFailure("Error (\"1000\")"));
    }
}
