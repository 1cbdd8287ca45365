package org.waypost.mta.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.MemoryTables;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.delivery.local.LocalAgent;
import org.waypost.mta.delivery.local.LocalSettings;
import org.waypost.mta.delivery.local.LocalWorld;
import org.waypost.mta.delivery.relay.RelayAgent;
import org.waypost.mta.delivery.relay.RelaySettings;
import org.waypost.mta.delivery.relay.RelayWorld;
import org.waypost.mta.delivery.route.NamesInMemory;
import org.waypost.mta.delivery.wire.Dialer;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.AnnouncingQueue;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Destination;
import org.waypost.mta.queue.Envelope.Local;
import org.waypost.mta.queue.Envelope.Relay;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.schedule.Scheduler;
import org.waypost.mta.schedule.SchedulerPorts;
import org.waypost.mta.schedule.SchedulerSettings;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/**
 * One life of a small server: the real queue, scheduler and local agent, with a maildir on the same
 * disk, and a remote side that the ledger stands for.
 */
final class MailServer {
    static final SpoolLayout SPOOL = new SpoolLayout(Path.of("/spool"));
    static final Path MAILDIR = Path.of("/mail");

    private final Ledger ledger;
    private final MailQueue queue;
    private final AnnouncingQueue entrance;
    private final @Nullable Network network;
    private final InstantSource clock;

    /**
     * What a server runs on.
     *
     * @param network null: the ledger stands for the other side, and clients are not spoken with
     */
    record Machine(Disk disk, Simulation simulation, Entropy entropy, @Nullable Network network) {}

    /**
     * @param queue the real one, open on that disk
     */
    MailServer(MailQueue queue, Machine machine, Ledger ledger) {
        Disk disk = machine.disk();
        Simulation simulation = machine.simulation();
        Entropy entropy = machine.entropy();
        network = machine.network();
        clock = simulation.timer();
        this.ledger = ledger;
        this.queue = queue;
        SchedulerPorts ports =
                new SchedulerPorts(
                        queue,
                        localAgent(disk, simulation, entropy),
                        network == null ? this::relay : relayAgent(network, simulation, entropy),
                        this::report,
                        new Counters());
        Scheduler scheduler =
                new Scheduler(ports, simulation.timer(), simulation.executor(), settings());
        entrance = new AnnouncingQueue(queue, scheduler::accept);
        scheduler.start();
    }

    /** The original's, but for searches of the queue: six days of them take long. */
    private static SchedulerSettings settings() {
        SchedulerSettings usual = SchedulerSettings.DEFAULT;
        return new SchedulerSettings(
                usual.atOnce(),
                usual.share(),
                usual.warnAfter(),
                usual.bounceTtl(),
                usual.gather(),
                Duration.ofHours(12));
    }

    MailQueue queue() {
        return queue;
    }

    /** As a client brings it: acknowledged, or refused for now. */
    void receive(String body, String... recipients) {
        if (network != null) {
            MailQueue watched = LedgeredQueue.of(entrance, ledger);
            MessageIntake intake = new MessageIntake(watched, clock, ZoneOffset.UTC);
            new Visitor(intake, MailServer::destination, network, ledger).bring(body, recipients);
            return;
        }
        Map<EnvelopeId, String> ids = new LinkedHashMap<>();
        try {
            MailQueue.Incoming incoming = entrance.begin();
            for (String recipient : recipients) {
                EnvelopeId id = incoming.nextEnvelopeId();
                ids.put(id, recipient);
                incoming.add(EnvelopeSamples.envelope(id, destination(recipient), recipient));
            }
            ledger.begun(incoming.messageId(), ids, body);
            accept(incoming, body);
            ledger.acknowledged.addAll(ids.keySet());
        } catch (IOException _) {
            ledger.refused.addAll(ids.keySet());
        }
    }

    private static void accept(MailQueue.Incoming incoming, String body) throws IOException {
        try {
            for (String line : body.split("(?<=\n)")) {
                incoming.write(ByteBuffer.wrap(line.getBytes(US_ASCII)));
            }
            incoming.commit();
        } catch (IOException e) {
            incoming.rollback();
            throw e;
        }
    }

    /** A client that goes away in the middle. */
    void abandon() {
        try {
            MailQueue.Incoming incoming = entrance.begin();
            EnvelopeId id = incoming.nextEnvelopeId();
            ledger.begun(incoming.messageId(), Map.of(id, "nobody@remote.example"), "");
            incoming.add(EnvelopeSamples.relay(id, "nobody@remote.example"));
            incoming.write(ByteBuffer.wrap("half".getBytes(US_ASCII)));
            incoming.rollback();
        } catch (IOException _) {
            // the disk failed: nothing was promised
        }
    }

    private static Destination destination(String recipient) {
        return recipient.endsWith("@home.example")
                ? new Local("local_mail", "", "ann", "", "")
                : new Relay("outbound", "");
    }

    /** The real one, on a network whose weather the seed makes. */
    private DeliveryAgent relayAgent(Network around, Simulation simulation, Entropy entropy) {
        Action.Relay action = Samples.to(new Action.Route.Mx(), Samples.plain());
        RelayAgent agent =
                new RelayAgent(
                        new RelayWorld(
                                (_, _) -> Optional.of(action),
                                new MemoryTables(),
                                queue,
                                around,
                                around,
                                (_, _, _) -> {
                                    throw new IOException("no TLS here");
                                },
                                entropy),
                        RelaySettings.named("mx.example.org"),
                        new PeerBook(simulation.timer()));
        return around.mutant().around(agent);
    }

    private static final Dialer NO_NETWORK =
            (target, _) -> {
                throw new ConnectException("no network in this test: " + target);
            };

    /** The real one, into one maildir for all who live here. */
    private LocalAgent localAgent(Disk disk, Simulation simulation, Entropy entropy) {
        Action inbox =
                new Action.Local(
                        "local_mail",
                        new Action.Maildir(Optional.of(MAILDIR.toString()), false),
                        Action.Users.SYSTEM,
                        Optional.empty());
        User ann = new User("ann", 1000, 1000, Path.of("/"));
        return new LocalAgent(
                new LocalWorld(
                        (_, _) -> Optional.of(inbox),
                        _ -> _ -> new UserDatabase.Reply.Found(ann),
                        queue,
                        disk,
                        simulation.timer(),
                        entropy,
                        new LocalWorld.Network(new NamesInMemory(), NO_NETWORK)),
                LocalSettings.of("home.example", "ann", Matching.V7_8));
    }

    private byte[] body(Envelope envelope) throws IOException {
        try (InputStream in = queue.message(envelope.id().message())) {
            return in.readAllBytes();
        }
    }

    private Outcome relay(Envelope envelope) {
        String user = envelope.current().localPart();
        if (user.equals("never")) {
            return new Outcome.PermanentFailure("550 no such user");
        }
        if (user.equals("later") && envelope.attempts().count() == 0) {
            return new Outcome.TemporaryFailure("451 later");
        }
        try {
            String body = new String(body(envelope), US_ASCII);
            if (!body.equals(ledger.bodies.get(envelope.id().message()))) {
                throw new AssertionError(envelope.id() + " relayed with \"" + body + '"');
            }
        } catch (IOException e) {
            return new Outcome.TemporaryFailure("" + e.getMessage());
        }
        ledger.relayed.merge(envelope.id(), 1, Integer::sum);
        return new Outcome.Delivered("250 ok");
    }

    /** Back to the sender, who lives here, by way of the queue. */
    private void report(Envelope.Bounce.Kind kind, List<Envelope> about) throws IOException {
        MailQueue.Incoming incoming = entrance.begin();
        EnvelopeId id = incoming.nextEnvelopeId();
        incoming.add(
                EnvelopeSamples.from(
                        MailAddress.NULL_SENDER,
                        id,
                        destination("gilles@home.example"),
                        "gilles@home.example"));
        String body =
                about.stream()
                        .map(envelope -> "failed: " + envelope.id())
                        .collect(Collectors.joining("\n", "", "\n"));
        ledger.begun(incoming.messageId(), Map.of(id, "gilles@home.example"), body);
        accept(incoming, body);
    }
}
