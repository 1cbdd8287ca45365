package org.waypost.mta.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.fake.CrashError;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.io.fake.Simulation;
import org.waypost.mta.queue.EnvelopeSamples;

/** One run of the script, with its faults. */
final class Trial {
    /** Too large for a record of the log. */
    private static final String LARGE = ("x".repeat(13_000) + "\n").repeat(6);

    private final Backend backend;
    private final FakeDisk fake;
    private final Disk disk;
    private final Ledger ledger = new Ledger();
    private final Auditor auditor;
    private final SeededEntropy entropy = new SeededEntropy(42);
    private final @Nullable Entropy lottery;
    private Simulation simulation = new Simulation(EnvelopeSamples.NOON);
    private MailServer server;

    /**
     * @param around changes what the server sees of the disk, to plant a bug
     */
    Trial(Backend backend, Faults faults, UnaryOperator<Disk> around) {
        this(backend, faults, around, null);
    }

    /**
     * @param lottery decides what of the unsynced a crash leaves; null: nothing
     */
    Trial(Backend backend, Faults faults, UnaryOperator<Disk> around, @Nullable Entropy lottery) {
        this.backend = backend;
        this.lottery = lottery;
        fake = backend.disk(faults);
        disk = around.apply(fake);
        auditor = new Auditor(backend, fake, ledger);
    }

    /** Whether the power failed before the script was over. */
    boolean runUntilCrash() throws IOException {
        try {
            start();
            script();
            return false;
        } catch (CrashError _) {
            crash();
            return true;
        }
    }

    private void script() {
        server.receive(
                "Subject: one\n\nfor three\n", "a@r.example", "b@s.example", "ann@home.example");
        server.abandon();
        simulation.pass(Duration.ofSeconds(3));
        server.receive("Subject: two\n\n", "later@r.example", "never@r.example", "ok@r.example");
        server.receive("Subject: three\n\nat home\n", "bob@home.example");
        simulation.pass(Duration.ofMinutes(20));
        server.receive("Subject: four\n\nlast\n", "d@r.example", "e@r.example");
        simulation.pass(Duration.ofSeconds(30));
        server.receive("Subject: five\n\n" + LARGE, "f@r.example");
        simulation.pass(Duration.ofSeconds(30));
    }

    private void start() throws IOException {
        server =
                new MailServer(
                        backend.open(disk, entropy),
                        new MailServer.Machine(disk, simulation, entropy, null),
                        ledger);
    }

    private void crash() {
        if (lottery == null) {
            fake.crash();
        } else {
            fake.crash(lottery);
        }
        simulation = laterSimulation();
    }

    /** The next life begins a minute after the last one ended, with nothing of it. */
    private Simulation laterSimulation() {
        return new Simulation(simulation.now().plusSeconds(60));
    }

    /** The next life, up to the audit. */
    List<String> restart() throws IOException {
        start();
        return auditor.afterRestart(server.queue());
    }

    /** The rest of the next life; false if the power failed again, before its end. */
    boolean restartUntilCrash() throws IOException {
        try {
            start();
            simulation.pass(Duration.ofDays(6));
            return true;
        } catch (CrashError _) {
            crash();
            return false;
        }
    }

    List<String> finish() throws IOException {
        simulation.pass(Duration.ofDays(6));
        return auditor.inTheEnd(server.queue());
    }

    long duplicates() {
        return auditor.duplicates();
    }

    Ledger ledger() {
        return ledger;
    }

    List<String> trace() {
        return fake.trace();
    }
}
