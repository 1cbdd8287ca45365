package org.waypost.mta.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;

/**
 * Years of mail through the real scheduler on a clock that is moved by hand: {@code
 * -Dwaypost.messages=1000000000} for all of it. A message costs as much at the end as at the
 * beginning, and nothing is left of those that went.
 */
class LongRunTest {
    private static final long MESSAGES = Long.getLong("waypost.messages", 200_000);
    private static final int TENTHS = 10;
    private static final int SENDERS = 1_000;
    private static final int DOMAINS = 5_000;

    /** A hundred messages a second. */
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final Simulation simulation = new Simulation(EnvelopeSamples.NOON);
    private final SplittableRandom random = new SplittableRandom(1);
    private final PassingQueue queue = new PassingQueue();
    private final Counters counters = new Counters();
    private final MailAddress[] senders = new MailAddress[SENDERS];
    private final String[] recipients = new String[DOMAINS];
    private long tries;
    private long reported;

    private final Scheduler scheduler =
            new Scheduler(
                    new SchedulerPorts(
                            queue,
                            _ -> new Outcome.Delivered("250 ok"),
                            this::relay,
                            (_, about) -> reported += about.size(),
                            counters),
                    simulation.timer(),
                    simulation.executor(),
                    SchedulerSettings.DEFAULT);

    /** What one part of the run took. */
    private record Part(double operations, double tries, double nanos, int queued) {}

    @Test
    void costIsFlat() {
        for (int i = 0; i < SENDERS; i++) {
            senders[i] = MailAddress.parse("s" + i + "@sender.example");
        }
        for (int i = 0; i < DOMAINS; i++) {
            recipients[i] = "r@d" + i + ".example";
        }
        List<Part> parts = new ArrayList<>();
        long part = MESSAGES / TENTHS;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            parts.add(run(tenth * part, part));
        }
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            Part p = parts.get(tenth);
            System.out.printf(
                    "long run: messages to %d: %.3f operations, %.3f tries,"
                            + " %.0f ns of processor each; %d queued%n",
                    (tenth + 1) * part, p.operations(), p.tries(), p.nanos(), p.queued());
        }
        Part last = parts.getLast();
        Part settled = parts.get(TENTHS / 2);
        assertThat(last.operations()).isBetween(2.0, settled.operations() * 1.05);
        assertThat(last.queued()).isLessThan((int) (settled.queued() * 1.2));
        simulation.pass(Duration.ofDays(8));
        assertThat(queue.size()).as("left in the queue").isZero();
        assertThat(counters.value("scheduler.envelope")).isZero();
        assertThat(counters.value("scheduler.delivery.ok") + reported)
                .as("delivered or reported")
                .isEqualTo(part * TENTHS);
    }

    private Part run(long from, long count) {
        long operations = queue.operations;
        long triesBefore = tries;
        long start = processorNanos();
        for (long n = from; n < from + count; n++) {
            receive((int) n + 1);
            simulation.pass(BETWEEN);
        }
        double each = count;
        return new Part(
                (queue.operations - operations) / each,
                (tries - triesBefore) / each,
                (processorNanos() - start) / each,
                queue.size());
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void receive(int number) {
        EnvelopeId id = new EnvelopeId(number * 0x9E3779B1 | 1, number == 0 ? 1 : number);
        Envelope envelope =
                EnvelopeSamples.at(
                        simulation.now(),
                        EnvelopeSamples.from(
                                senders[random.nextInt(SENDERS)],
                                id,
                                new Envelope.Relay("outbound", ""),
                                recipients[random.nextInt(DOMAINS)]));
        queue.put(envelope);
        scheduler.accept(List.of(envelope));
    }

    /** Most of it goes at once; some is late, a little never arrives. */
    private Outcome relay(Envelope envelope) {
        tries++;
        int lot = random.nextInt(100);
        if (lot < 2) {
            return new Outcome.PermanentFailure("550 no such user");
        }
        return lot < 10
                ? new Outcome.TemporaryFailure("451 later")
                : new Outcome.Delivered("250 ok");
    }
}
