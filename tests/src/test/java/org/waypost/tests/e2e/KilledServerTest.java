package org.waypost.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.ServerProcess;
import org.waypost.tests.process.ServerSetup;

/** The real process is killed at any moment; what it acknowledged is there afterwards. */
@Tag("whole")
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("waypost.kills", 20);
    private static final int SESSIONS = 8;
    private static final int MOST_LETTERS_A_LIFE = 60;
    private static final long SEED = 9;
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration ARRIVAL = Duration.ofMinutes(2);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fs", "log"})
    void whatWasAcknowledgedSurvivesKills(String queue) throws Exception {
        Mailroom room = Mailroom.in(folder.resolve("room"));
        Ledger ledger = new Ledger();
        ConcurrentLinkedQueue<Letter> pile =
                new ConcurrentLinkedQueue<>(
                        IntStream.range(0, 1_000_000).mapToObj(Letter::new).toList());
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            liveAndDie(
                    room.setup().queue(queue),
                    ledger,
                    pile,
                    1 + random.nextInt(MOST_LETTERS_A_LIFE));
        }
        try (ServerProcess server = ServerProcess.start(room.setup().queue(queue))) {
            Map<String, Integer> arrived = room.await(ledger.acknowledged(), ARRIVAL);
            assertThat(ledger.acknowledged()).hasSizeGreaterThan(KILLS);
            // A kill between the arrival and the end of its envelope repeats one delivery.
            long repeated = arrived.values().stream().filter(count -> count > 1).count();
            assertThat(repeated).isLessThan(arrived.size() / 4);
            assertThat(server.stop()).isZero();
        }
    }

    private static void liveAndDie(
            ServerSetup setup, Ledger ledger, ConcurrentLinkedQueue<Letter> pile, int letters) {
        int enough = ledger.acknowledged().size() + letters;
        try (ServerProcess server = ServerProcess.start(setup);
                ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            Correspondent.Errand errand =
                    new Correspondent.Errand(server.port(), pile, ledger, () -> !server.isAlive());
            for (int session = 0; session < SESSIONS; session++) {
                sessions.submit(new Correspondent(errand, Moods.steady(SEED + session)));
            }
            Patience.until(
                    enough + " acknowledged letters",
                    LIFE,
                    () -> ledger.acknowledged().size() >= enough);
            server.kill();
        }
    }
}
