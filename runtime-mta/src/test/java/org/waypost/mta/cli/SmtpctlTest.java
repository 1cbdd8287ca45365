package org.waypost.mta.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.engine.reading.AddressSyntax;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.control.ControlPorts;
import org.waypost.mta.control.ControlServer;
import org.waypost.mta.control.Powers;
import org.waypost.mta.control.SmtpSwitch;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.Profile;
import org.waypost.mta.queue.TimedQueue;
import org.waypost.mta.queue.fs.FsQueue;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.queue.ram.RamQueue;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.schedule.World;
import org.waypost.mta.submit.LocalMail;

/** The command, over a real socket, with a server whose clock stands still. */
class SmtpctlTest {
    @TempDir Path spool;
    private final World world = new World();
    private final List<Boolean> verbosity = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PeerBook peers = new PeerBook(world.simulation.timer());
    private ControlServer server;
    private volatile boolean stopped;

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
                        world.simulation.now(),
                        new Powers(
                                peers,
                                this::rebind,
                                () -> stopped = true,
                                List.of("domains"),
                                mail()));
        server =
                ControlServer.start(
                        new SpoolLayout(spool).control(), ports, world.simulation.timer());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Within five seconds, and whether a person removed it or put something else there. */
    @Test
    @Timeout(60)
    void aSocketThatSomebodyRemovedIsMadeAgain() throws IOException {
        Path socket = new SpoolLayout(spool).control();
        Files.delete(socket);
        world.pass(Duration.ofSeconds(5));
        awaitServer();
        Files.move(socket, spool.resolve("away"));
        Files.writeString(socket, "in the way");
        world.pass(Duration.ofSeconds(5));
        assertThat(socket).hasContent("in the way");
        Files.delete(socket);
        awaitServer();
        server.close();
        assertThat(socket).doesNotExist();
    }

    private void awaitServer() {
        while (smtpctl("show", "status") != 0) {
            world.pass(Duration.ofSeconds(5));
            Thread.onSpinWait();
        }
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
        err();
        assertThat(smtpctl("update", "aliases")).isZero();
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
        assertThat(smtpctl("stop", "x")).isEqualTo(255);
        assertThat(err()).isEqualTo("invalid command\n");
        assertThat(smtpctl("shwo", "queue")).isEqualTo(255);
        assertThat(err()).endsWith("did you mean `show`?\n");
    }

    /** Nobody hands in mail here. */
    private static LocalMail mail() {
        return new LocalMail(
                _ -> new RecipientDecision.Refused("550 no", "test"),
                new MessageIntake(new RamQueue(new SeededEntropy(1)), Instant::now, ZoneOffset.UTC),
                () -> false,
                new LocalMail.Settings(
                        "h.example",
                        "",
                        false,
                        new AddressSyntax(Matching.V7_8, "h.example"),
                        1000,
                        10));
    }

    private Optional<Envelope> rebind(Envelope envelope) {
        return Optional.of(envelope.with(new Envelope.Relay("other", "")));
    }

    @Test
    void showsOnlyWhatIsAskedFor() throws IOException {
        world.answer("x@remote.example", World.later());
        world.answer("y@other.example", World.later());
        List<EnvelopeId> ids = world.receive("x@remote.example", "y@other.example");
        world.pass(Duration.ofSeconds(60));
        smtpctl("show", "queue", "--domain=OTHER.example");
        assertThat(out()).startsWith(ids.get(1) + "|").hasLineCount(1);
        smtpctl("show", "queue", "--recipient=x@remote.example", "--older=1m");
        assertThat(out()).startsWith(ids.get(0) + "|").hasLineCount(1);
        smtpctl("show", "queue", "--newer=1m");
        assertThat(out()).isEmpty();
        smtpctl("show", "queue", "--sender=@poolp.example", "--state=pending");
        assertThat(out()).hasLineCount(2);
        smtpctl("show", "queue", "--sender=@poolp.example", "--state=hold");
        assertThat(out()).isEmpty();
        smtpctl("show", "queue", ids.getFirst().messageText(), "--json", "--domain=remote.example");
        assertThat(out())
                .startsWith("{\"id\":\"" + ids.getFirst() + "\",")
                .contains("\"seconds\":340", "\"tries\":1", "\"state\":\"pending\"")
                .hasLineCount(1);
        assertThat(smtpctl("show", "queue", "--age=3")).isEqualTo(255);
        assertThat(err()).contains("--older=<age>");
    }

    @Test
    void tellsWhyAnEnvelopeIsStillThere() throws IOException {
        world.answer("x@remote.example", World.later());
        EnvelopeId id = world.receive("x@remote.example").getFirst();
        world.pass(Duration.ofSeconds(60));
        assertThat(smtpctl("queue", "why", id.toString())).isZero();
        assertThat(out())
                .contains(
                        "tried     1 time, last 2013-01-24T12:00:00Z (1m0s ago)\n",
                        "next      is tried 2013-01-24T12:06:40Z (in 5m40s)\n",
                        "then the sender gets a report\n");
        world.pass(Duration.ofMinutes(7));
        smtpctl("queue", "why", id.toString());
        assertThat(out()).contains("tried     2 times, last 2013-01-24T12:06:40Z (1m20s ago)\n");
        smtpctl("pause", "mta");
        smtpctl("queue", "why", id.toString());
        assertThat(out()).contains("next      nothing: paused, until `smtpctl resume mta`\n");
        assertThat(smtpctl("queue", "why", "00000001" + "00000001")).isEqualTo(1);
        assertThat(err()).contains("no such envelope");
    }

    @Test
    void aDomainIsPausedAlone() throws IOException {
        assertThat(smtpctl("pause", "mta", "for", "Remote.example")).isZero();
        assertThat(smtpctl("pause", "mta", "for", "remote.example")).isEqualTo(1);
        out();
        world.receive("x@remote.example", "y@other.example");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.tried).containsExactly("0 mta y@other.example");
        smtpctl("show", "mta", "paused");
        assertThat(out()).isEqualTo("[] -> remote.example\n");
        smtpctl("show", "queue");
        assertThat(out()).contains("|hold|").hasLineCount(1);
        assertThat(smtpctl("resume", "mta", "for", "remote.example")).isZero();
        world.pass(Duration.ofSeconds(1));
        assertThat(world.tried).hasSize(2);
    }

    @Test
    void decidesAgain() throws IOException {
        world.actionsMissing = true;
        EnvelopeId id = world.receive("x@remote.example").getFirst();
        world.pass(Duration.ofSeconds(1));
        smtpctl("queue", "why", id.toString());
        assertThat(out()).contains("`smtpctl rebind " + id + "`");
        world.actionsMissing = false;
        world.answer("x@remote.example", World.later());
        assertThat(smtpctl("rebind", "all")).isZero();
        assertThat(out()).isEqualTo("1 envelope rebound\n");
        world.pass(Duration.ofSeconds(1));
        assertThat(world.tried).hasSize(1);
        assertThat(world.queue.load(id).destination()).isEqualTo(new Envelope.Relay("other", ""));
    }

    @Test
    void tellsOfOtherServers() {
        PeerBook.Visit visit =
                new PeerBook.Visit(
                        "[relay:b.example,port=25,smtp]", "", "192.0.2.1", "mx.b.example");
        peers.opened(visit);
        peers.answered("b.example", "250 ok");
        smtpctl("show", "hosts");
        assertThat(out()).isEqualTo("192.0.2.1 mx.b.example refcount=2 nconn=1 lastconn=0s\n");
        peers.closed(visit, true);
        smtpctl("show", "routes");
        assertThat(out())
                .isEqualTo(
                        "1. [] <-> 192.0.2.1 (mx.b.example) ---- nconn=0 nerror=1 penalty=0"
                                + " timeout=-\n");
        smtpctl("show", "relays");
        assertThat(out()).startsWith("[relay:b.example,port=25,smtp] refcount=1 ntask=0 nconn=0");
        smtpctl("show", "hoststats");
        assertThat(out()).isEqualTo("b.example|1359028800|250 ok\n");
    }

    @Test
    void tracesPartsAndStops() {
        assertThat(smtpctl("trace", "smtp")).isZero();
        assertThat(smtpctl("untrace", "smtp")).isZero();
        assertThat(smtpctl("trace", "nonsense")).isEqualTo(1);
        assertThat(err()).contains("parts are all bounce control");
        assertThat(smtpctl("profile", "queue")).isZero();
        assertThat(smtpctl("unprofile", "queue")).isZero();
        assertThat(smtpctl("stop")).isZero();
        assertThat(stopped).isTrue();
    }

    @Test
    void hashesPasswords() {
        assertThat(smtpctl("encrypt", "secret")).isZero();
        assertThat(out()).matches("\\$6\\$[./0-9A-Za-z]{16}\\$[./0-9A-Za-z]{86}\n");
        smtpctl("encrypt");
        assertThat(out()).hasLineCount(2);
    }

    @Test
    void showsASecondALine() throws IOException {
        world.receive("x@remote.example");
        Monitor monitor =
                new Monitor(
                        new SpoolLayout(spool).control(), new PrintStream(out, true, ISO_8859_1));
        List<Integer> rows = new ArrayList<>();
        assertThat(
                        monitor.run(
                                () -> {
                                    rows.add(1);
                                    world.pass(Duration.ZERO);
                                    return rows.size() < 2;
                                }))
                .isEmpty();
        assertThat(out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains("0 0 0 1 0 0 0 0 0 0 0 0 0", "0 0 0 0 0 1 1 0 0 0 0 0 0");
        server.close();
        assertThat(monitor.run(() -> false)).isPresent();
    }

    @Test
    void everybodyMayReachTheSocket() throws IOException {
        Path socket = new SpoolLayout(spool).control();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-rw-rw-");
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
                        new ByteArrayInputStream("one\ntwo\n".getBytes(ISO_8859_1)),
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

    @Test
    void pausesOneOfOurAddresses() throws IOException {
        PeerBook.Visit visit =
                new PeerBook.Visit("relay", "192.0.2.1", "198.51.100.7", "mx.b.example");
        assertThat(smtpctl("pause", "mta", "from", "192.0.2.1", "for", "B.example")).isZero();
        assertThat(smtpctl("pause", "mta", "from", "192.0.2.1", "for", "b.example")).isEqualTo(1);
        assertThat(peers.allows(visit, "b.Example")).isFalse();
        assertThat(peers.allows(visit, "c.example")).isTrue();
        out();
        assertThat(smtpctl("show", "mta", "paused")).isZero();
        assertThat(out()).isEqualTo("[192.0.2.1] -> b.example\n");
        assertThat(smtpctl("resume", "mta", "from", "192.0.2.1", "for", "b.example")).isZero();
        assertThat(peers.allows(visit, "b.example")).isTrue();
    }

    /** As the original: after errors in a row a route rests, longer each time. */
    @Test
    void aRouteThatFailsRestsUntilItIsResumed() {
        PeerBook.Visit visit = new PeerBook.Visit("relay", "", "198.51.100.7", "mx.b.example");
        for (int i = 0; i < 5; i++) {
            assertThat(peers.allows(visit, "b.example")).isTrue();
            peers.opened(visit);
            peers.closed(visit, true);
        }
        assertThat(peers.allows(visit, "b.example")).isFalse();
        assertThat(smtpctl("show", "routes")).isZero();
        assertThat(out())
                .isEqualTo(
                        "1. [] <-> 198.51.100.7 (mx.b.example) -D-- nconn=0 nerror=5 penalty=1"
                                + " timeout=15s\n");
        assertThat(smtpctl("resume", "route", "2")).isEqualTo(1);
        assertThat(smtpctl("resume", "route", "1")).isZero();
        assertThat(peers.allows(visit, "b.example")).isTrue();
        for (int i = 0; i < 6; i++) {
            peers.opened(visit);
            peers.closed(visit, true);
        }
        world.pass(Duration.ofSeconds(59));
        assertThat(peers.allows(visit, "b.example")).isFalse();
        world.pass(Duration.ofSeconds(1));
        assertThat(peers.allows(visit, "b.example")).isTrue();
        peers.opened(visit);
        peers.closed(visit, false);
        assertThat(peers.routes().getFirst()).contains("---- nconn=0 nerror=0 penalty=0");
    }
}
