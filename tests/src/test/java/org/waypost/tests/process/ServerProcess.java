package org.waypost.tests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One `./smtpd -d` that is ready; ended when it is closed. Any thread. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final ServerSetup setup;
    private final Process process;
    private final Path log;

    private ServerProcess(ServerSetup setup, Process process, Path log) {
        this.setup = setup;
        this.process = process;
        this.log = log;
    }

    /** Starts it and waits until every port answers; what it says goes to `smtpd.log`. */
    public static ServerProcess start(ServerSetup setup) {
        Path log = setup.spool().resolveSibling("smtpd.log");
        ProcessBuilder builder = Commands.launcher("smtpd", setup.arguments());
        List<String> line = new ArrayList<>(setup.prefix());
        line.addAll(builder.command());
        builder.command(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            ServerProcess server = new ServerProcess(setup, builder.start(), log);
            return server.whenReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What never answers is ended: nobody else knows of it. */
    private ServerProcess whenReady() {
        try {
            awaitReady();
            return this;
        } catch (AssertionError never) {
            process.destroyForcibly();
            throw never;
        }
    }

    private void awaitReady() {
        Patience.untilPresent(
                () -> "ports " + setup.ports() + " answer; the log:\n" + log(),
                START,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("smtpd ended:\n" + log());
                    }
                    boolean ready = setup.ports().stream().allMatch(Ports::answers);
                    return ready ? Optional.of(Boolean.TRUE) : Optional.empty();
                });
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int port() {
        return setup.ports().getFirst();
    }

    /** Everything that it logged so far, also before a restart. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** `smtpctl` on this server's spool. */
    public Ended control(String... words) {
        List<String> line = new ArrayList<>(List.of("--spool", setup.spool().toString()));
        line.addAll(List.of(words));
        return Commands.run(Commands.launcher("smtpctl", line));
    }

    /** What `smtpctl show queue` prints: a line for each envelope. */
    public String queue() {
        return told("show", "queue");
    }

    /** `smtpctl` on this server's spool, which must do what it is told. Returns what it prints. */
    public String told(String... words) {
        Ended ended = control(words);
        if (ended.code() != 0) {
            throw new AssertionError("smtpctl " + List.of(words) + ": " + ended.said() + log());
        }
        return ended.out();
    }

    /** Ends it as `kill -9` does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends it as an administrator does. Returns the exit code. */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    private int awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("smtpd did not end within " + STOP + ":\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
