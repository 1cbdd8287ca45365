package org.waypost.mta.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.control.ControlPorts;
import org.waypost.mta.control.ControlServer;
import org.waypost.mta.control.SmtpSwitch;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.Profile;
import org.waypost.mta.queue.TimedQueue;
import org.waypost.mta.queue.fs.FsQueue;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.schedule.World;

/** The command, over a real socket, with a server whose clock stands still. */
class SmtpctlTest {
    @TempDir Path spool;
    private final World world = new World();
    private final List<Boolean> verbosity = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private ControlServer server;

    @BeforeEach
    void start() throws IOException {
        AtomicLong nanos = new AtomicLong();
        Profile profile = new Profile();
        MailQueue timed = new TimedQueue(world.queue, profile, () -> nanos.getAndAdd(2_000_000));
        ControlPorts ports =
                new ControlPorts(
                        world.scheduler,
                        timed,
                        profile,
                        world.counters,
                        new Switch(),
                        SmtpctlTest::update,
                        verbosity::add,
                        world.simulation.timer(),
                        world.simulation.now());
        server =
                ControlServer.start(
                        new SpoolLayout(spool).control(), ports, world.simulation.timer());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Optional<String> update(String table) {
        return table.equals("domains")
                ? Optional.empty()
                : Optional.of("there is no table " + table);
    }

    @Test
    void updatesTables() {
        assertThat(smtpctl("update", "table", "domains")).isZero();
        assertThat(out()).isEqualTo("command succeeded\n");
        assertThat(smtpctl("up", "t", "dogs")).isEqualTo(1);
        assertThat(err()).isEqualTo("smtpctl: command failed: there is no table dogs\n");
        assertThat(smtpctl("update", "table")).isEqualTo(255);
    }

    private static final class Switch implements SmtpSwitch {
        private volatile boolean paused;

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public boolean isPaused() {
            return paused;
        }
    }

    @Test
    void showsTheQueueAsScriptsKnowIt() throws IOException {
        world.answer("x@remote.example", new Outcome.TemporaryFailure("451 a|b\nlater"));
        EnvelopeId id = world.receive("x@remote.example").getFirst();
        world.pass(Duration.ofSeconds(2));
        assertThat(smtpctl("show", "queue")).isZero();
        assertThat(out())
                .isEqualTo(
                        id
                                + "|inet4|mta||gilles@poolp.example|x@remote.example"
                                + "|x@remote.example|1359028800|1359374400|1359028800|1"
                                + "|pending|398|451 a\\u007cb\\u000alater\n");
    }

    @Test
    void removesSchedulesPausesResumes() throws IOException {
        world.answer("x@remote.example", World.later());
        EnvelopeId id = world.receive("x@remote.example").getFirst();
        world.pass(Duration.ZERO);
        assertThat(smtpctl("pause", "envelope", id.toString())).isZero();
        assertThat(out()).isEqualTo("1 envelope paused\n");
        assertThat(smtpctl("sh", "q")).isZero();
        assertThat(out()).contains("|suspend|");
        assertThat(smtpctl("resume", "envelope", "all")).isZero();
        assertThat(out()).isEqualTo("1 envelope resumed\n");
        assertThat(smtpctl("schedule", "all")).isZero();
        assertThat(out()).isEqualTo("1 envelope scheduled\n");
        world.pass(Duration.ZERO);
        assertThat(world.tried).hasSize(2);
        assertThat(smtpctl("remove", id.messageText())).isZero();
        assertThat(out()).isEqualTo("1 envelope removed\n");
        assertThat(smtpctl("show", "queue")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void haltsParts() {
        assertThat(smtpctl("pause", "mta")).isZero();
        assertThat(out()).isEqualTo("command succeeded\n");
        smtpctl("pause", "smtp");
        out();
        smtpctl("show", "status");
        assertThat(out()).isEqualTo("MDA running\nMTA paused\nSMTP paused\n");
        smtpctl("resume", "mta");
        smtpctl("resume", "smtp");
        out();
        smtpctl("show", "status");
        assertThat(out()).isEqualTo("MDA running\nMTA running\nSMTP running\n");
    }

    @Test
    void showsEnvelopeAndMessage() throws IOException {
        EnvelopeId id = world.receive("x@remote.example").getFirst();
        assertThat(smtpctl("show", "envelope", id.toString())).isZero();
        assertThat(out()).startsWith("version: waypost-1\ntype: mta\n");
        assertThat(smtpctl("show", "message", id.toString())).isZero();
        assertThat(out()).isEqualTo("hello\n");
        assertThat(smtpctl("show", "message", "00000001")).isEqualTo(1);
        assertThat(err()).startsWith("smtpctl: command failed: ");
    }

    @Test
    void showsStatsAndProfile() throws IOException {
        world.receive("x@remote.example");
        world.pass(Duration.ofSeconds(90061));
        smtpctl("show", "queue");
        out();
        assertThat(smtpctl("show", "stats")).isZero();
        assertThat(out())
                .isEqualTo(
                        """
                        scheduler.delivery.ok=1
                        scheduler.envelope=0
                        scheduler.envelope.incoming=1
                        uptime=90061
                        uptime.human=1d1h1m1s
                        """);
        world.scheduler.pause(org.waypost.mta.schedule.AgentKind.MTA);
        world.receive("x@remote.example");
        smtpctl("show", "queue");
        out();
        assertThat(smtpctl("profile")).isZero();
        assertThat(out().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                .containsExactly("queue.load 1 0 2.0 2.000 2.000");
    }

    @Test
    void changesTheLog() {
        smtpctl("log", "verbose");
        smtpctl("log", "brief");
        assertThat(verbosity).containsExactly(true, false);
    }

    @Test
    void saysWhatIsPossible() {
        assertThat(smtpctl("pause", "m")).isEqualTo(255);
        assertThat(err())
                .isEqualTo(
                        "possibilities are:\n\tpause envelope\n\tpause mda\n\tpause mta\n"
                                + "\tpause smtp\n");
        assertThat(smtpctl("profile", "x")).isEqualTo(255);
        assertThat(err()).isEqualTo("invalid command\n");
    }

    @Test
    void onlyTheOwnerMayAsk() throws IOException {
        Path socket = new SpoolLayout(spool).control();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAServerTheFilesAreRead() throws IOException {
        server.close();
        SpoolLayout layout = new SpoolLayout(spool);
        EnvelopeId id;
        try (FsQueue queue = FsQueue.open(new NioDisk(), layout, new SeededEntropy(3))) {
            MailQueue.Incoming incoming = queue.begin();
            id = incoming.nextEnvelopeId();
            incoming.add(EnvelopeSamples.local(id, "ann@home.example"));
            incoming.write(ByteBuffer.wrap("caf\u00e9\n".getBytes(ISO_8859_1)));
            incoming.commit();
        }
        assertThat(smtpctl("show", "queue")).isZero();
        assertThat(out()).startsWith(id + "|inet4|mda||").endsWith("|0|offline||\n");
        assertThat(smtpctl("show", "message", id.messageText())).isZero();
        assertThat(out()).isEqualTo("caf\u00e9\n");
        assertThat(smtpctl("remove", "all")).isEqualTo(1);
        assertThat(err()).isEqualTo("smtpctl: no server runs on " + spool + "\n");
    }

    @Test
    void withoutASpoolOneLineTellsIt() {
        server.close();
        assertThat(run(List.of("-s", spool + "/none", "show", "queue"))).isEqualTo(1);
        assertThat(err())
                .isEqualTo(
                        "smtpctl: no server runs, and "
                                + spool
                                + "/none/queue: no such file or directory\n");
        assertThat(run(List.of("--spool"))).isEqualTo(255);
        assertThat(err()).startsWith("usage: ");
    }

    private int smtpctl(String... words) {
        List<String> arguments = new ArrayList<>(List.of("--spool=" + spool));
        arguments.addAll(List.of(words));
        return run(arguments);
    }

    private int run(List<String> arguments) {
        return new Smtpctl(
                        new PrintStream(out, true, ISO_8859_1),
                        new PrintStream(err, true, ISO_8859_1))
                .run(arguments, Map.of());
    }

    private String out() {
        String text = out.toString(ISO_8859_1);
        out.reset();
        return text;
    }

    private String err() {
        String text = err.toString(ISO_8859_1);
        err.reset();
        return text;
    }
}
