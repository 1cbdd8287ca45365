package org.waypost.mta.schedule;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.AnnouncingQueue;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.ram.RamQueue;

/** A scheduler with scripted agents: who is tried when, and what is reported. */
public final class World {
    public final Simulation simulation = new Simulation(EnvelopeSamples.NOON);
    public final MailQueue queue;
    public final Counters counters = new Counters();

    /** What is answered to a recipient, in turn; the last answer stays. */
    public final Map<String, List<Outcome>> script = new HashMap<>();

    /** {@code SECONDS AGENT RECIPIENT}, from the start. */
    public final List<String> tried = new ArrayList<>();

    /** {@code SECONDS KIND RECIPIENT=STATUS…}. */
    public final List<String> reported = new ArrayList<>();

    /** How many envelopes each delivery took along. */
    public final List<Integer> batches = new ArrayList<>();

    /** Happens while an agent is at work. */
    public Runnable meanwhile = () -> {};

    public boolean reportsFail;
    public boolean actionsMissing;
    public final Scheduler scheduler;
    public final AnnouncingQueue entrance;

    public World() {
        this(SchedulerSettings.DEFAULT);
    }

    public World(SchedulerSettings settings) {
        this(settings, new RamQueue(new SeededEntropy(7)));
    }

    public World(SchedulerSettings settings, MailQueue queue) {
        this.queue = queue;
        SchedulerPorts ports =
                new SchedulerPorts(queue, agent("mda"), agent("mta"), this::report, counters);
        scheduler = new Scheduler(ports, simulation.timer(), simulation.executor(), settings);
        entrance = new AnnouncingQueue(queue, scheduler::accept);
    }

    private DeliveryAgent agent(String name) {
        return new DeliveryAgent() {
            @Override
            public Outcome deliver(Envelope envelope) {
                String recipient = envelope.current().toString();
                tried.add(seconds() + " " + name + " " + recipient);
                meanwhile.run();
                List<Outcome> answers =
                        script.getOrDefault(recipient, List.of(new Outcome.Delivered("250 ok")));
                return answers.get(Math.min(envelope.attempts().count(), answers.size() - 1));
            }

            @Override
            public SequencedMap<EnvelopeId, Outcome> deliverAll(List<Envelope> envelopes) {
                batches.add(envelopes.size());
                return DeliveryAgent.super.deliverAll(envelopes);
            }

            @Override
            public boolean holds(Envelope envelope) {
                return actionsMissing;
            }
        };
    }

    private void report(Envelope.Bounce.Kind kind, List<Envelope> about) throws IOException {
        if (reportsFail) {
            throw new IOException("no room");
        }
        StringBuilder line = new StringBuilder(seconds() + " " + kind);
        for (Envelope envelope : about) {
            line.append(' ').append(envelope.current());
            line.append('=').append(envelope.attempts().status());
        }
        reported.add(line.toString());
    }

    public long seconds() {
        return Duration.between(EnvelopeSamples.NOON, simulation.now()).toSeconds();
    }

    public void answer(String recipient, Outcome... outcomes) {
        script.put(recipient, List.of(outcomes));
    }

    /** A relayed message of Gilles to these, one envelope each, in this order. */
    public List<EnvelopeId> receive(String... recipients) throws IOException {
        MailQueue.Incoming incoming = entrance.begin();
        List<EnvelopeId> ids = new ArrayList<>();
        for (String recipient : recipients) {
            Envelope envelope = EnvelopeSamples.relay(incoming.nextEnvelopeId(), recipient);
            incoming.add(envelope);
            ids.add(envelope.id());
        }
        incoming.write(ByteBuffer.wrap("hello\n".getBytes(US_ASCII)));
        incoming.commit();
        return ids;
    }

    public EnvelopeId receive(Envelope envelope) throws IOException {
        MailQueue.Incoming incoming = entrance.begin();
        EnvelopeId id = incoming.nextEnvelopeId();
        incoming.add(
                new Envelope(
                        id,
                        envelope.destination(),
                        envelope.origin(),
                        envelope.sender(),
                        envelope.recipient(),
                        envelope.current(),
                        envelope.created(),
                        envelope.ttl(),
                        envelope.attempts(),
                        envelope.dsn()));
        incoming.write(ByteBuffer.wrap("hello\n".getBytes(US_ASCII)));
        incoming.commit();
        return id;
    }

    /** Stores an envelope without telling the scheduler. */
    public static void putPast(World world) throws IOException {
        MailQueue.Incoming incoming = world.queue.begin();
        incoming.add(EnvelopeSamples.relay(incoming.nextEnvelopeId(), "past@b.example"));
        incoming.commit();
    }

    public void pass(Duration time) {
        simulation.pass(time);
    }

    public static Outcome delivered() {
        return new Outcome.Delivered("250 ok");
    }

    public static Outcome later() {
        return new Outcome.TemporaryFailure("451 later");
    }

    public static Outcome never() {
        return new Outcome.PermanentFailure("550 no such user");
    }
}
