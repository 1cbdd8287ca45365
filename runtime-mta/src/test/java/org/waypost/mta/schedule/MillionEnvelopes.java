package org.waypost.mta.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;

/**
 * A program of its own, with a heap of its own: a server that starts with a million envelopes, each
 * a message of another sender for another domain. Half of them wait for their turn, half for their
 * time; then all are delivered. Prints bytes per envelope, waiting, and what was delivered.
 */
final class MillionEnvelopes {
    private static final int COUNT = 1_000_000;

    private MillionEnvelopes() {}

    public static void main(String[] arguments) {
        Simulation simulation = new Simulation(EnvelopeSamples.NOON.plus(Duration.ofMinutes(5)));
        int[] delivered = new int[1];
        Scheduler scheduler =
                new Scheduler(
                        new SchedulerPorts(
                                new FabricatedQueue(COUNT),
                                _ -> new Outcome.TemporaryFailure("none"),
                                _ -> {
                                    delivered[0]++;
                                    return new Outcome.Delivered("250 ok");
                                },
                                (_, _) -> {},
                                new Counters()),
                        simulation.timer(),
                        simulation.executor(),
                        SchedulerSettings.DEFAULT);
        scheduler.pause(AgentKind.MTA);
        long before = used();
        List<Envelope> some = new ArrayList<>();
        for (int i = 1; i <= COUNT; i++) {
            some.add(envelope(i));
            if (some.size() == 1_000) {
                scheduler.accept(some);
                some.clear();
            }
        }
        simulation.settle();
        System.out.println("bytes=" + (used() - before) / COUNT);
        scheduler.resume(AgentKind.MTA);
        simulation.pass(Duration.ofHours(1));
        System.out.println("delivered=" + delivered[0]);
    }

    /** Every other one was tried once and waits; it is due after 400 seconds. */
    static Envelope envelope(int number) {
        EnvelopeId id = new EnvelopeId(number * 0x9E3779B1 | 1, number);
        Envelope fresh =
                EnvelopeSamples.from(
                        MailAddress.parse("s" + number + "@sender.example"),
                        id,
                        new Envelope.Relay("outbound", ""),
                        "r@d" + number + ".example");
        return number % 2 == 0
                ? fresh
                : fresh.with(
                        new Attempts(
                                1, EnvelopeSamples.NOON, EnvelopeSamples.NOON, "451 4.3.0 later"));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
