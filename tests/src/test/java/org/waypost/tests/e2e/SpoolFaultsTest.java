package org.waypost.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.ServerProcess;

/** chmod and mv inside the spool while it is in use: some messages wait, the server goes on. */
@Tag("whole")
class SpoolFaultsTest {
    private static final int DEEDS = 60;
    private static final int LETTERS_A_DEED = 15;
    private static final int SESSIONS = 16;
    private static final long SEED = 4;
    private static final Duration DEED = Duration.ofSeconds(60);
    private static final Duration ARRIVAL = Duration.ofMinutes(2);
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir Path folder;

    @Test
    void theServerGoesOnAndNothingIsLost() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> user = anotherUser(Mailroom.in(folder.resolve("probe")).config());
        Path place = folder.resolve("room");
        Mailroom room =
                user.isEmpty() ? Mailroom.in(place) : Mailroom.ownedBy("65534:65534", place);
        Ledger ledger = new Ledger();
        try (ServerProcess server = ServerProcess.start(room.setup().startedBy(user))) {
            meddleUnderLoad(room, server, ledger);
            assertThat(server.isAlive()).as(server::log).isTrue();
            if (!user.isEmpty()) {
                assertThat(ledger.attempts().get())
                        .as("locks are felt: some letters are refused for now")
                        .isGreaterThan(ledger.acknowledged().size() + DEEDS);
            }
            awaitAll(room, server, ledger);
            assertThat(server.stop()).isZero();
        }
        Map<String, Integer> arrived = room.arrived();
        assertThat(arrived)
                .containsKeys(Mailroom.expected(ledger.acknowledged()).toArray(String[]::new));
    }

    private static void meddleUnderLoad(Mailroom room, ServerProcess server, Ledger ledger)
            throws Exception {
        ConcurrentLinkedQueue<Letter> pile =
                new ConcurrentLinkedQueue<>(
                        IntStream.range(0, 1_000_000).mapToObj(Letter::new).toList());
        AtomicBoolean over = new AtomicBoolean();
        Correspondent.Errand errand =
                new Correspondent.Errand(
                        room.port(), pile, ledger, () -> over.get() || !server.isAlive());
        Administrator administrator = new Administrator(room.spool(), SEED);
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int session = 0; session < SESSIONS; session++) {
                sessions.submit(new Correspondent(errand, Moods.steady(SEED + session)));
            }
            try {
                for (int deed = 1; deed <= DEEDS; deed++) {
                    meddleOnce(administrator, server, ledger, deed * LETTERS_A_DEED);
                }
            } finally {
                // also when a deed failed: the sessions end only when they are told
                over.set(true);
            }
        }
    }

    private static void meddleOnce(
            Administrator administrator, ServerProcess server, Ledger ledger, int soFar)
            throws IOException {
        Patience.until(
                soFar + " acknowledged letters",
                DEED,
                () -> !server.isAlive() || ledger.acknowledged().size() >= soFar);
        Administrator.Deed done = administrator.meddle();
        int felt = ledger.attempts().get() + SESSIONS;
        Patience.until(
                felt + " attempts",
                DEED,
                () -> !server.isAlive() || ledger.attempts().get() >= felt);
        done.undo();
    }

    /** What waits for its next try is asked for; what was away is looked for. */
    private static void awaitAll(Mailroom room, ServerProcess server, Ledger ledger) {
        Patience.until(
                () -> "an empty queue, in the spool and in the server; " + left(room, server),
                ARRIVAL,
                () -> {
                    server.told("schedule", "all");
                    server.told("discover", "all");
                    return server.queue().isBlank() && room.messagesInSpool().isEmpty();
                });
        room.await(ledger.acknowledged(), ARRIVAL);
    }

    private static String left(Mailroom room, ServerProcess server) {
        String spool = Commands.run("ls", "-lR", room.spool().toString()).out();
        return "the server says `%s`, the spool is%n%s%nthe log is%n%s"
                .formatted(server.queue(), spool, server.log());
    }

    /** Locks are nothing to root: as root the server is run as another user who can read it. */
    private static List<String> anotherUser(Path config) {
        boolean root = Commands.run("id", "-u").out().strip().equals("0");
        if (!root) {
            return List.of();
        }
        List<String> check = new ArrayList<>(AS_NOBODY);
        check.add(Commands.repository().resolve("smtpd").toString());
        check.addAll(List.of("-n", "-f", config.toString()));
        return Commands.run(check.toArray(String[]::new)).code() == 0 ? AS_NOBODY : List.of();
    }
}
