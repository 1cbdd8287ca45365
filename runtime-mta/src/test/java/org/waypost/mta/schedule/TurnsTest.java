package org.waypost.mta.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;

/** Who is served when more is due than can run: deliveries end when a test lets them. */
class TurnsTest {
    private static final int CROWD = 10_000;
    private static final int AT_ONCE = SchedulerSettings.DEFAULT.limit(AgentKind.MTA);
    private static final int SHARE = SchedulerSettings.DEFAULT.share(AgentKind.MTA);

    private final Simulation simulation = new Simulation(EnvelopeSamples.NOON);
    private final Queue<Runnable> running = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final PassingQueue queue = new PassingQueue();
    private int number;

    private final Scheduler scheduler =
            new Scheduler(
                    new SchedulerPorts(
                            queue, this::deliver, this::deliver, (_, _) -> {}, new Counters()),
                    simulation.timer(),
                    running::add,
                    SchedulerSettings.DEFAULT);

    private Outcome deliver(Envelope envelope) {
        done.add(envelope.current().toString());
        return new Outcome.Delivered("250 ok");
    }

    private EnvelopeId receive(String sender, String recipient) {
        return receive(sender, recipient, 0);
    }

    private EnvelopeId receive(String sender, String recipient, int tries) {
        EnvelopeId id = new EnvelopeId(++number, number);
        MailAddress from = sender.isEmpty() ? MailAddress.NULL_SENDER : MailAddress.parse(sender);
        Envelope fresh =
                EnvelopeSamples.from(from, id, new Envelope.Relay("outbound", ""), recipient);
        Envelope envelope = tries == 0 ? fresh : new Tried(tries).on(fresh);
        queue.put(envelope);
        scheduler.accept(List.of(envelope));
        return id;
    }

    /** Tried so often, and due again now. */
    private record Tried(int tries) {
        Envelope on(Envelope fresh) {
            long age = 400L * tries * tries;
            return EnvelopeSamples.at(EnvelopeSamples.NOON.minusSeconds(age), fresh)
                    .with(new Attempts(tries, fresh.created(), Attempts.NONE.last(), "451 later"));
        }
    }

    private List<String> inFlight() {
        return scheduler.list(new Selection.All()).stream()
                .filter(s -> s.state() == Scheduled.State.INFLIGHT)
                .flatMap(s -> queue.find(s.id()).stream())
                .map(envelope -> envelope.current().toString())
                .toList();
    }

    private void endOne() {
        running.remove().run();
    }

    @Test
    void aDestinationThatHangsTakesNoMoreThanItsShare() {
        for (int i = 0; i < CROWD; i++) {
            receive("s" + i + "@many.example", "r" + i + "@slow.example");
        }
        assertThat(inFlight()).hasSize(SHARE);
        receive("ann@a.example", "bob@quick.example");
        assertThat(inFlight()).hasSize(SHARE + 1).contains("bob@quick.example");
    }

    @Test
    void tenThousandReportsDoNotHoldUpAFreshMessage() {
        for (int i = 0; i < CROWD; i++) {
            receive("", "r" + i + "@d" + i + ".example");
        }
        assertThat(running).hasSize(AT_ONCE);
        receive("ann@a.example", "bob@b.example");
        for (int i = 0; i < 2; i++) {
            endOne();
        }
        assertThat(inFlight()).contains("bob@b.example");
    }

    /** Also at the same destination. */
    @Test
    void aCrowdOfOneSenderDoesNotHoldUpAnotherSender() {
        for (int i = 0; i < CROWD; i++) {
            receive("list@many.example", "r" + i + "@d.example");
        }
        receive("ann@a.example", "bob@d.example");
        for (int i = 0; i < 2; i++) {
            endOne();
        }
        assertThat(inFlight()).contains("bob@d.example");
    }

    @Test
    void retriesDoNotHoldUpWhatIsFreshAndAreNotForgotten() {
        for (int i = 0; i < AT_ONCE; i++) {
            receive("ann@a.example", "first" + i + "@f" + i + ".example");
        }
        for (int i = 0; i < 1_000; i++) {
            receive("ann@a.example", "again@r" + i + ".example", 1);
        }
        for (int i = 0; i < 1_000; i++) {
            receive("ann@a.example", "fresh@n" + i + ".example");
        }
        for (int i = 0; i < AT_ONCE + 400; i++) {
            endOne();
        }
        List<String> after = done.subList(AT_ONCE, done.size());
        long retries = after.stream().filter(r -> r.startsWith("again")).count();
        assertThat(retries).as("of " + after.size()).isBetween(60L, 110L);
    }

    @Test
    void whatAPersonSchedulesComesFirst() {
        for (int i = 0; i < CROWD; i++) {
            receive("list@many.example", "r@d" + i + ".example");
        }
        EnvelopeId last = receive("list@many.example", "last@wanted.example");
        scheduler.schedule(new Selection.One(last));
        for (int i = 0; i < 2; i++) {
            endOne();
        }
        assertThat(inFlight()).contains("last@wanted.example");
    }

    @Test
    void whoIsSuspendedLosesItsTurnAndGetsAnother() {
        for (int i = 0; i < AT_ONCE; i++) {
            receive("list@many.example", "r@d" + i + ".example");
        }
        EnvelopeId waits = receive("ann@a.example", "bob@b.example");
        scheduler.pause(new Selection.One(waits));
        while (!running.isEmpty()) {
            endOne();
        }
        assertThat(done).hasSize(AT_ONCE).doesNotContain("bob@b.example");
        scheduler.resume(new Selection.One(waits));
        endOne();
        assertThat(done).contains("bob@b.example");
        simulation.pass(Duration.ofHours(1));
        assertThat(queue.size()).isZero();
    }

    /** Every end of a delivery starts the next one, whatever the order: no share is lost. */
    @Test
    void everythingIsServedInTheEnd() {
        for (int i = 0; i < 3_000; i++) {
            receive("s" + i % 7 + "@many.example", "r@d" + i % 11 + ".example");
        }
        while (!running.isEmpty()) {
            endOne();
        }
        assertThat(done).hasSize(3_000);
        assertThat(queue.size()).isZero();
    }
}
