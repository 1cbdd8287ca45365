package org.waypost.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.ServerProcess;

/** Twenty thousand letters by two hundred sessions that come, go and break off as they like. */
@Tag("whole")
class StormTest {
    private static final int LETTERS = 20_000;
    private static final int SESSIONS = 200;
    private static final long SEED = 20_130_112;
    private static final Duration ARRIVAL = Duration.ofMinutes(5);

    @TempDir Path folder;

    @Test
    void everyAcknowledgedLetterArrivesOnceAsItWasSent() throws Exception {
        Mailroom room = Mailroom.in(folder.resolve("room"));
        Ledger ledger = new Ledger();
        ConcurrentLinkedQueue<Letter> pile = new ConcurrentLinkedQueue<>(shuffled());
        try (ServerProcess server = ServerProcess.start(room.setup())) {
            Correspondent.Errand errand =
                    new Correspondent.Errand(room.port(), pile, ledger, () -> !server.isAlive());
            try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int session = 0; session < SESSIONS; session++) {
                    sessions.submit(new Correspondent(errand, Moods.changing(SEED + session)));
                }
            }
            assertThat(server.isAlive()).as(server::log).isTrue();
            assertThat(pile).isEmpty();
            room.await(ledger.acknowledged(), ARRIVAL);
            assertThat(server.stop()).isZero();
        }
        Map<String, Integer> arrived = room.arrived();
        assertThat(ledger.acknowledged()).hasSizeGreaterThan(LETTERS * 85 / 100);
        assertThat(arrived).allSatisfy((key, count) -> assertThat(count).as(key).isOne());
        Set<String> foreseen = new HashSet<>(Mailroom.expected(ledger.acknowledged()));
        foreseen.addAll(Mailroom.expected(ledger.unknown()));
        assertThat(foreseen).containsAll(arrived.keySet());
    }

    private static List<Letter> shuffled() {
        List<Letter> letters =
                new ArrayList<>(IntStream.range(0, LETTERS).mapToObj(Letter::new).toList());
        Collections.shuffle(letters, new Random(SEED));
        return letters;
    }
}
