package org.waypost.tests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.Ports;
import org.waypost.tests.process.ProcessLoad;
import org.waypost.tests.process.ServerProcess;
import org.waypost.tests.process.ServerSetup;

/**
 * `tests/stress postfix`: how many messages a second are taken, beside Debian's Postfix, by the
 * same client (Postfix's own smtp-source), on the same disk, in turns. Nobody delivers meanwhile:
 * Postfix puts each message on hold, Waypost's deliveries are paused. A new connection a message, 4
 * KB, one recipient.
 */
final class ReceptionTable {
    private static final String SOURCE = "/usr/sbin/smtp-source";
    private static final String SINK = "/usr/sbin/smtp-sink";
    private static final List<Integer> SESSIONS = List.of(1, 10, 100);
    private static final int BYTES = 4096;

    /** So many that a server which compiles while it runs has done so. */
    private static final int WARM_UP = 10_000;

    private static final int ROUNDS = 3;

    private final int messages;
    private final List<Taker> takers = new ArrayList<>();

    /**
     * Who takes messages.
     *
     * @param pid of the process whose CPU is counted, with its children
     */
    private record Taker(String name, int port, long pid, String durability) {}

    /** What one run gave. */
    private record Figure(double perSecond, double cpuPerThousand) {}

    private ReceptionTable(int messages) {
        this.messages = messages;
    }

    static void main(String[] arguments) throws Exception {
        int messages = arguments.length == 2 ? Integer.parseInt(arguments[1]) : 3_000;
        Path folder = Files.createTempDirectory("waypost-stress-");
        try {
            new ReceptionTable(messages).run(folder);
        } finally {
            Commands.run("rm", "-rf", folder.toString());
        }
    }

    private void run(Path folder) throws Exception {
        int sink = Ports.free();
        Process drain =
                new ProcessBuilder(SINK, "-u", "nobody", "127.0.0.1:" + sink, "100").start();
        try (Postfix postfix =
                        Postfix.start(
                                9,
                                List.of(
                                        "default_process_limit = 200",
                                        "smtpd_client_restrictions ="
                                                + " check_client_access static:HOLD"));
                ServerProcess fs = waypost(folder, "fs");
                ServerProcess log = waypost(folder, "log")) {
            Patience.until("smtp-sink", Duration.ofSeconds(10), () -> Ports.answers(sink));
            takers.add(
                    new Taker(
                            "smtp-sink", sink, drain.pid(), "nothing kept: the client's ceiling"));
            takers.add(
                    new Taker(
                            "Postfix",
                            postfix.port(),
                            postfix.master(),
                            "fsync of the message's file"));
            takers.add(new Taker("fs", fs.port(), fs.pid(), "message, envelopes, all names"));
            takers.add(new Taker("log", log.port(), log.pid(), "record of message and envelopes"));
            for (Taker taker : takers) {
                measure(taker, 100, WARM_UP);
            }
            print();
        } finally {
            drain.destroy();
        }
    }

    private static ServerProcess waypost(Path folder, String queue) throws IOException {
        Path place = Files.createDirectories(folder.resolve(queue));
        int port = Ports.free();
        Path config = place.resolve("smtpd.conf");
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "listen on 127.0.0.1 port " + port + " hostname mx.example.org",
                        "action \"away\" relay host smtp://127.0.0.1:9",
                        "match from any for domain \"peer.example.net\" action \"away\"",
                        ""));
        Path spool = place.resolve("spool");
        ServerSetup setup =
                new ServerSetup(config, spool, Map.of(), List.of(port), List.of(), queue);
        ServerProcess server = ServerProcess.start(setup);
        server.told("pause", "mta");
        return server;
    }

    /** In turns, so that all have the same machine; the best of the rounds counts. */
    private void print() throws IOException {
        IO.println("sessions taker       messages/s  of Postfix  CPU s/1000  of Postfix  durable");
        for (int sessions : SESSIONS) {
            Map<Taker, Figure> best = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Taker taker : takers) {
                    best.merge(taker, measure(taker, sessions, messages), ReceptionTable::better);
                }
            }
            Figure postfix = best.get(takers.get(1));
            best.forEach((taker, figure) -> IO.println(line(sessions, taker, figure, postfix)));
        }
    }

    private static Figure better(Figure one, Figure other) {
        return new Figure(
                Math.max(one.perSecond(), other.perSecond()),
                Math.min(one.cpuPerThousand(), other.cpuPerThousand()));
    }

    private static String line(int sessions, Taker taker, Figure figure, Figure postfix) {
        return "%8d %-11s %10.0f %10.1f x %11.2f %10.2f x  %s"
                .formatted(
                        sessions,
                        taker.name(),
                        figure.perSecond(),
                        figure.perSecond() / postfix.perSecond(),
                        figure.cpuPerThousand(),
                        figure.cpuPerThousand() / postfix.cpuPerThousand(),
                        taker.durability());
    }

    private static Figure measure(Taker taker, int sessions, int count) throws IOException {
        ProcessLoad load = new ProcessLoad(taker.pid());
        double before = load.cpuSeconds();
        long start = System.nanoTime();
        Ended ended =
                Commands.run(
                        SOURCE,
                        "-s",
                        Integer.toString(sessions),
                        "-m",
                        Integer.toString(count),
                        "-l",
                        Integer.toString(BYTES),
                        "-f",
                        "a@client.example",
                        "-t",
                        "peer@peer.example.net",
                        "127.0.0.1:" + taker.port());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (ended.code() != 0) {
            throw new AssertionError(taker.name() + ": " + ended.said());
        }
        return new Figure(count / seconds, (load.cpuSeconds() - before) / count * 1000);
    }
}
