package org.waypost.mta.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.io.fake.ForgetfulDisk;
import org.waypost.mta.io.fake.SeededEntropy;

/** The auditor is worth something: with any one sync left out, it finds a loss. */
class PlantedBugTest {
    /** Disks that keep what was not synced by chance, after the one that keeps nothing. */
    private static final long SEEDS = 10;

    /** Syncs that a careless queue might forget. */
    enum Forgotten {
        MESSAGE(Backend.FS, "sync", path -> path.endsWith("message")),
        ENVELOPE(Backend.FS, "sync", path -> path.getFileName().toString().matches("[0-9a-f]{16}")),
        FOLDER(Backend.FS, "syncDirectory", path -> path.startsWith("/spool/incoming")),
        BUCKET(Backend.FS, "syncDirectory", path -> path.toString().matches("/spool/queue/..")),
        QUEUE(Backend.FS, "syncDirectory", path -> path.endsWith("queue")),
        SPOOL(Backend.FS, "syncDirectory", path -> path.equals(Path.of("/spool"))),
        EVERYTHING(Backend.FS_GROUPED, "sync", path -> path.equals(Path.of("/spool"))),
        PURGE(Backend.FS, "syncDirectory", path -> path.endsWith("purge")),
        MAIL(Backend.FS, "sync", path -> path.startsWith("/mail")),
        MAILDIR(Backend.FS, "syncDirectory", path -> path.endsWith("new")),
        SEGMENT(Backend.LOG, "sync", path -> path.startsWith("/spool/log")),
        LOG(Backend.LOG, "syncDirectory", path -> path.endsWith("log")),
        LOG_SPOOL(Backend.LOG, "syncDirectory", path -> path.equals(Path.of("/spool"))),
        BODY(Backend.LOG, "sync", path -> path.startsWith("/spool/bodies")),
        BODIES(Backend.LOG, "syncDirectory", path -> path.endsWith("bodies"));

        private final Backend backend;
        private final String call;
        private final Predicate<Path> which;

        Forgotten(Backend backend, String call, Predicate<Path> which) {
            this.backend = backend;
            this.call = call;
            this.which = which;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFound(Forgotten bug) throws IOException {
        List<String> findings = new ArrayList<>();
        for (long seed = 0; seed < SEEDS && findings.isEmpty(); seed++) {
            long step = 1;
            while (findings.isEmpty() && crashes(step, seed, bug, findings)) {
                step++;
            }
        }
        assertThat(findings).as("losses when the sync of %s is left out", bug).isNotEmpty();
    }

    private static boolean crashes(long step, long seed, Forgotten bug, List<String> findings)
            throws IOException {
        Entropy lottery = seed == 0 ? null : new SeededEntropy(seed);
        Trial trial =
                new Trial(
                        bug.backend,
                        Faults.crashAt(step),
                        disk -> new ForgetfulDisk(disk, bug.call, bug.which),
                        lottery);
        if (!trial.runUntilCrash()) {
            return false;
        }
        findings.addAll(trial.restart());
        return true;
    }
}
