package org.waypost.tests.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.ProcessLoad;
import org.waypost.tests.process.ServerProcess;

/**
 * `tests/stress incoming`: very many letters from very many sessions that come, go, break off and
 * dawdle; then every message in the spool is compared with what was acknowledged, byte by byte.
 */
final class IncomingStress {
    private static final Duration SAMPLE = Duration.ofSeconds(10);
    private static final long SEED = 20_130_112;

    /** What is left open when all sessions are over: segments, logs, the way to the disk. */
    private static final long DESCRIPTORS_MORE = 40;

    private final Orders orders;
    private final Path folder;
    private final Ledger ledger = new Ledger();

    /** What is asked for. */
    private record Orders(int messages, int sessions, String queue) {
        static Orders of(String[] arguments) {
            int messages = 300_000;
            int sessions = 500;
            String queue = "fs";
            for (int at = 0; at + 1 < arguments.length; at += 2) {
                String value = arguments[at + 1];
                switch (arguments[at]) {
                    case "--messages" -> messages = Integer.parseInt(value);
                    case "--sessions" -> sessions = Integer.parseInt(value);
                    case "--queue" -> queue = value;
                    default -> throw new IllegalArgumentException(arguments[at]);
                }
            }
            return new Orders(messages, sessions, queue);
        }
    }

    private IncomingStress(Orders orders, Path folder) {
        this.orders = orders;
        this.folder = folder;
    }

    /** Exit: 0 nothing was lost or mixed up, 1 something was. */
    static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("waypost-stress-");
        try {
            List<String> findings = new IncomingStress(Orders.of(arguments), folder).run();
            findings.forEach(IO::println);
            System.exit(findings.isEmpty() ? 0 : 1);
        } finally {
            Commands.run("rm", "-rf", folder.toString());
        }
    }

    private List<String> run() throws Exception {
        Mailroom room = Mailroom.in(folder.resolve("room"));
        List<String> findings = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(room.setup().queue(orders.queue()))) {
            server.told("pause", "mda");
            ProcessLoad load = new ProcessLoad(server.pid());
            long before = load.descriptors();
            storm(server, load);
            if (!server.isAlive()) {
                return List.of("the server ended: " + server.log());
            }
            long after = load.descriptors();
            if (after > before + DESCRIPTORS_MORE) {
                findings.add(before + " descriptors at the start, " + after + " at the end");
            }
            server.stop();
        }
        findings.addAll(new SpoolAudit(ledger).of(directory(room)));
        return findings;
    }

    private void storm(ServerProcess server, ProcessLoad load) {
        List<Letter> letters =
                new ArrayList<>(
                        IntStream.range(0, orders.messages()).mapToObj(Letter::new).toList());
        Collections.shuffle(letters, new Random(SEED));
        Correspondent.Errand errand =
                new Correspondent.Errand(
                        server.port(),
                        new ConcurrentLinkedQueue<>(letters),
                        ledger,
                        () -> !server.isAlive());
        IO.println("seconds acknowledged     RSS/MB descriptors");
        long start = System.nanoTime();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> sample(load, start), 0, SAMPLE.toSeconds(), TimeUnit.SECONDS);
            for (int session = 0; session < orders.sessions(); session++) {
                sessions.submit(new Correspondent(errand, Moods.changing(SEED + session)));
            }
            sessions.close();
            clock.shutdownNow();
        }
        sample(load, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        IO.println(
                "%d acknowledged, %d with an answer that nobody read, %.0f a second"
                        .formatted(
                                ledger.acknowledged().size(),
                                ledger.unknown().size(),
                                ledger.acknowledged().size() / seconds));
    }

    private void sample(ProcessLoad load, long start) {
        try {
            IO.println(
                    "%7.0f %12d %10d %11d"
                            .formatted(
                                    (System.nanoTime() - start) / 1e9,
                                    ledger.acknowledged().size(),
                                    load.residentMegabytes(),
                                    load.descriptors()));
        } catch (IOException gone) {
            IO.println("the server is gone: " + gone.getMessage());
        }
    }

    /** The spool as a directory: a log is converted, which checks every byte of it once more. */
    private Path directory(Mailroom room) {
        if (orders.queue().equals("fs")) {
            return room.spool();
        }
        Path converted = folder.resolve("converted");
        Ended done =
                Commands.run(
                        Commands.launcher(
                                "waypost",
                                List.of(
                                        "queue",
                                        "convert",
                                        orders.queue() + ":" + room.spool(),
                                        "fs:" + converted)));
        if (done.code() != 0) {
            throw new AssertionError(done.said());
        }
        return converted;
    }
}
