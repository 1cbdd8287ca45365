package org.waypost.mta.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server as a process of its own, with the memory of a very small machine. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "info: ready on ";
    private static final int START_SECONDS = 30;
    private static final int END_SECONDS = 15;

    private final Process process;
    private final InetSocketAddress address;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    static ServerProcess start(DemoFiles files, Map<String, String> macros, int port)
            throws IOException, DemoFailure {
        ProcessBuilder builder = new ProcessBuilder(command(files));
        macros.forEach(
                (name, value) -> builder.command().addAll(List.of("-D", name + "=" + value)));
        builder.redirectErrorStream(true);
        ServerProcess server = new ServerProcess(builder.start(), port);
        Thread.ofVirtual().name("server log").start(server::readLog);
        server.awaitReady();
        return server;
    }

    private static List<String> command(DemoFiles files) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ArrayList<>(
                List.of(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.waypost.mta.cli.Smtpd",
                        "-d",
                        "-f",
                        files.configuration().toString(),
                        "--hostname",
                        DemoFiles.HOSTNAME,
                        "--spool",
                        files.spool().toString()));
    }

    /** A port that is free now; nobody else is likely to take it within a second. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    InetSocketAddress address() {
        return address;
    }

    List<String> log() {
        return log;
    }

    /** Waits until the server has written a line with this beginning; false when it does not. */
    boolean awaitLine(String beginning, int seconds) throws InterruptedException {
        String line = news.poll(seconds, TimeUnit.SECONDS);
        while (line != null && !line.startsWith(beginning)) {
            line = news.poll(seconds, TimeUnit.SECONDS);
        }
        return line != null;
    }

    private void readLog() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                news.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(null);
                }
            }
        } catch (IOException _) {
            // Whoever ends the process closes its log: there is nothing left to read.
        }
        ready.completeExceptionally(new DemoFailure("the server ended"));
    }

    private void awaitReady() throws DemoFailure {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            process.destroyForcibly();
            throw new DemoFailure("the server did not start: " + String.join(" / ", log));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    /** Asks it to end as a service manager does; its exit status, or -1 when it did not. */
    int end() {
        process.destroy();
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Nothing of it runs afterwards, so that its folder can be removed. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
