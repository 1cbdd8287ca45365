package org.waypost.mta.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where a message lies now. */
final class Whereabouts {
    private static final String USER = "alice";
    private static final int PATIENCE_SECONDS = 8;
    private static final String DELIVERED = "mda delivery ";

    private final DemoFiles files;
    private final SinkServer smarthost;
    private final ServerProcess server;
    private final List<Path> seen = new ArrayList<>();

    Whereabouts(DemoFiles files, SinkServer smarthost, ServerProcess server) {
        this.files = files;
        this.smarthost = smarthost;
        this.server = server;
    }

    /** Waits until the message is where it must be; false when it does not come there. */
    boolean tell(Scene scene, String reply, Telling telling)
            throws IOException, InterruptedException {
        telling.paragraph("where it is now");
        boolean taken = reply.startsWith("250");
        if (!taken) {
            telling.detail("nowhere: we never took it, so the other side has to tell its user");
        }
        boolean right =
                switch (scene.ending()) {
                    case REFUSED -> reply.startsWith("550");
                    case IN_MAILDIR -> taken && inMaildir(telling);
                    case AT_SMARTHOST -> taken && atSmarthost(telling);
                    case BOUNCED -> taken && bounced(telling);
                };
        if (!right) {
            telling.detail(
                    "WRONG: it had to be "
                            + scene.ending().text()
                            + ", and the last answer was: "
                            + reply);
        }
        return right;
    }

    private boolean inMaildir(Telling telling) throws IOException, InterruptedException {
        Optional<Path> file = awaitMail();
        file.ifPresent(path -> telling.detail("in the maildir: " + path));
        if (file.isPresent()) {
            lines(file.get(), "Delivered-To:", "Received:", "Subject:").forEach(telling::detail);
        }
        return file.isPresent();
    }

    private boolean atSmarthost(Telling telling) throws InterruptedException {
        Optional<SinkMail> mail = smarthost.awaitMail(PATIENCE_SECONDS);
        mail.ifPresent(
                m -> {
                    telling.detail("at the smarthost 127.0.0.1:" + smarthost.port());
                    telling.detail(
                            "which we told: EHLO "
                                    + m.helo()
                                    + ", MAIL FROM:<"
                                    + m.sender()
                                    + ">, RCPT TO:<"
                                    + m.recipients().getFirst()
                                    + ">");
                });
        return mail.isPresent();
    }

    private boolean bounced(Telling telling) throws IOException, InterruptedException {
        Optional<Path> file = awaitMail();
        if (file.isEmpty()) {
            return false;
        }
        smarthost.dialogues().getLast().lines().stream()
                .filter(line -> line.contains("RCPT") || line.startsWith("S: 5"))
                .forEach(line -> telling.detail("said with the smarthost: " + line));
        telling.detail("alice has a report in her maildir: " + file.get());
        lines(file.get(), "From:", "Subject:", "gone@").forEach(telling::detail);
        return true;
    }

    /** The server says when it has delivered something; then there is a new file. */
    private Optional<Path> awaitMail() throws IOException, InterruptedException {
        while (server.awaitLine(DELIVERED, PATIENCE_SECONDS)) {
            for (Path file : files.newMail(USER)) {
                if (!seen.contains(file)) {
                    seen.add(file);
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** The first line that begins with each of these. */
    private static List<String> lines(Path file, String... beginnings) throws IOException {
        List<String> all = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (String beginning : beginnings) {
            all.stream()
                    .filter(line -> line.strip().startsWith(beginning))
                    .findFirst()
                    .ifPresent(line -> found.add("  " + line.strip()));
        }
        return found;
    }
}
