package org.waypost.mta.queue.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.mta.io.fake.FakeDisk;
import org.waypost.mta.io.fake.Faults;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.SchedulerSettings;
import org.waypost.mta.schedule.Selection;
import org.waypost.mta.schedule.World;

/** A chmod that takes everything away, at each place of the tree, for an hour. */
class PermissionTest {
    private String closed = "/nothing";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spool",
                "/spool/queue",
                "/spool/queue/BUCKET",
                "/spool/queue/BUCKET/MESSAGE",
                "/spool/queue/BUCKET/MESSAGE/ENVELOPE",
                "/spool/queue/BUCKET/MESSAGE/message",
                "/spool/incoming",
                "/spool/purge",
                "/spool/corrupt"
            })
    void isOvercomeWhenItIsPutRight(String place) throws IOException {
        World world = world();
        world.answer("a@b.example", World.later(), World.later(), World.delivered());
        EnvelopeId id = world.receive("a@b.example").getFirst();
        world.pass(Duration.ZERO);
        closed = named(place, id);
        world.pass(Duration.ofHours(1));
        closed = "/nothing";
        world.pass(Duration.ofHours(1));
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
        assertThat(world.tried).last().asString().endsWith("mta a@b.example");
        assertThat(world.reported).isEmpty();
        assertThat(world.queue.envelopesOf(id.message())).isEmpty();
    }

    @Test
    void othersGoOn() throws IOException {
        World world = world();
        world.answer("a@b.example", World.later(), World.delivered());
        EnvelopeId id = world.receive("a@b.example").getFirst();
        world.pass(Duration.ZERO);
        closed = named("/spool/queue/BUCKET", id);
        world.receive("c@b.example");
        world.pass(Duration.ofMinutes(30));
        assertThat(world.tried).endsWith("0 mta c@b.example");
        closed = "/nothing";
    }

    @Test
    void aFullDiskRefusesForNow() throws IOException {
        World world = world();
        closed = "/spool/incoming";
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> world.receive("a@b.example")).isInstanceOf(IOException.class);
        }
        closed = "/nothing";
        world.receive("a@b.example");
        world.pass(Duration.ZERO);
        assertThat(world.tried).hasSize(1);
    }

    /** Delivered, but the spool does not let it go: it is not delivered again. */
    @Test
    void whatCannotBeRemovedIsNotDeliveredTwice() throws IOException {
        World world = world();
        world.receive("a@b.example");
        closed = "/spool/purge";
        world.pass(Duration.ofHours(3));
        assertThat(world.tried).hasSize(1);
        closed = "/nothing";
        world.pass(Duration.ofMinutes(11));
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
        assertThat(List.copyOf(world.tried)).hasSize(1);
    }

    private World world() throws IOException {
        FakeDisk disk = new FakeDisk(Faults.deny(path -> path.startsWith(closed)));
        FsQueue queue =
                FsQueue.open(disk, new SpoolLayout(Path.of("/spool")), new SeededEntropy(1));
        World world = new World(SchedulerSettings.DEFAULT, queue);
        world.scheduler.start();
        world.pass(Duration.ZERO);
        return world;
    }

    private static String named(String place, EnvelopeId id) {
        return place.replace("BUCKET", id.messageText().substring(0, 2))
                .replace("MESSAGE", id.messageText())
                .replace("ENVELOPE", id.toString());
    }
}
