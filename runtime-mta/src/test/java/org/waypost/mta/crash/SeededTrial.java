package org.waypost.mta.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.fake.CrashError;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.queue.EnvelopeSamples;

/**
 * Some days of a small server, all of it drawn from one seed: what clients bring and when, which
 * step of the disk fails, when the power fails and what of the unsynced is left then.
 */
final class SeededTrial {
    private static final int DEEDS = 25;
    private static final int MOST_RECIPIENTS = 4;
    private static final int LARGEST_LINES = 1_500;
    private static final Duration TO_THE_END = Duration.ofDays(9);
    private static final String[] RECIPIENTS = {
        "a@r.example", "b@s.example", "later@r.example", "never@r.example", "ann@home.example"
    };

    private final Mutant mutant;
    private final Backend backend;
    private final SplittableRandom random;
    private final RandomFaults faults;
    private final SeededEntropy lottery;
    private final SeededEntropy entropy;
    private final FakeDisk fake;
    private final Disk disk;
    private final Ledger ledger = new Ledger();
    private final List<String> findings = new ArrayList<>();
    private Simulation simulation = new Simulation(EnvelopeSamples.NOON);
    private MailServer server;
    private int messages;
    private final Weather weather;
    private final @Nullable Network network;

    SeededTrial(Backend backend, long seed, Mutant mutant) {
        this(backend, seed, mutant, false);
    }

    /**
     * @param whole with sessions, names and other servers, on a network that fails, too
     */
    SeededTrial(Backend backend, long seed, Mutant mutant, boolean whole) {
        this.backend = backend;
        this.mutant = mutant;
        random = new SplittableRandom(seed);
        faults = new RandomFaults(random.split());
        lottery = new SeededEntropy(random.nextLong());
        entropy = new SeededEntropy(random.nextLong());
        fake = backend.disk(faults);
        disk = mutant.around(fake);
        weather = new Weather(random.split(), simulation);
        network = whole ? new Network(weather, ledger, mutant) : null;
    }

    /** What the auditor has to say; empty when every promise was kept. */
    List<String> run() throws IOException {
        live(this::start);
        for (int deed = 0; deed < DEEDS && findings.isEmpty(); deed++) {
            live(this::doSomething);
        }
        faults.calm(true);
        weather.calm(true);
        simulation.pass(TO_THE_END);
        findings.addAll(ledger.strange);
        if (network != null && faults.crashes() == 0) {
            repeated();
        }
        findings.addAll(new Auditor(backend, fake, ledger).inTheEnd(server.queue()));
        return findings;
    }

    /** Without a crash only a lost answer is a reason to send something again. */
    private void repeated() {
        ledger.relayed.forEach(
                (id, times) -> {
                    if (times > 1 + ledger.excused.getOrDefault(id, 0)) {
                        findings.add(id + " was sent " + times + " times");
                    }
                });
    }

    private interface Deed {
        void run() throws IOException;
    }

    /** Does it, and lives through the crashes that it meets. */
    private void live(Deed deed) throws IOException {
        Deed now = deed;
        while (now != null) {
            try {
                now.run();
                now = null;
            } catch (CrashError _) {
                fake.crash(lottery);
                simulation = new Simulation(simulation.now().plusSeconds(60));
                weather.over(simulation);
                now = this::restart;
            }
        }
    }

    private void restart() throws IOException {
        start();
        faults.calm(true);
        findings.addAll(new Auditor(backend, fake, ledger).afterRestart(server.queue()));
        faults.calm(false);
    }

    /** A start that the disk refuses is tried again, as an administrator does. */
    private void start() {
        while (true) {
            try {
                server =
                        new MailServer(
                                mutant.around(backend.open(disk, entropy)),
                                new MailServer.Machine(disk, simulation, entropy, network),
                                ledger);
                return;
            } catch (IOException _) {
                simulation = new Simulation(simulation.now().plusSeconds(1));
                weather.over(simulation);
            }
        }
    }

    private void doSomething() {
        switch (random.nextInt(6)) {
            case 0 -> server.abandon();
            case 1 -> simulation.pass(Duration.ofMillis(random.nextInt(3_000)));
            case 2 -> simulation.pass(Duration.ofSeconds(random.nextInt(20_000)));
            default -> receive();
        }
    }

    private void receive() {
        Set<String> to = new LinkedHashSet<>(); // a maildir does not tell twins apart
        for (int i = 1 + random.nextInt(MOST_RECIPIENTS); i > 0; i--) {
            to.add(RECIPIENTS[random.nextInt(RECIPIENTS.length)]);
        }
        boolean large = random.nextInt(12) == 0;
        int lines = random.nextInt(large ? LARGEST_LINES : 5);
        String line = "a line of the message, as long as lines usually are, and no longer\n";
        server.receive(
                "Subject: " + ++messages + "\n\n" + line.repeat(lines), to.toArray(String[]::new));
    }

    long steps() {
        return faults.steps();
    }

    Ledger ledger() {
        return ledger;
    }

    Weather weather() {
        return weather;
    }

    int crashes() {
        return faults.crashes();
    }

    int failures() {
        return faults.failures();
    }
}
