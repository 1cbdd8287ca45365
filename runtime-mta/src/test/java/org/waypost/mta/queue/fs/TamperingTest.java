package org.waypost.mta.queue.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.schedule.Scheduled;
import org.waypost.mta.schedule.SchedulerSettings;
import org.waypost.mta.schedule.Selection;
import org.waypost.mta.schedule.World;

/** What people do to a spool while a server uses it: a nuisance, never an end. */
class TamperingTest {
    @TempDir Path folder;
    private Path spool;
    private FsQueue queue;
    private World world;

    @BeforeEach
    void start() throws IOException {
        spool = folder.resolve("spool");
        queue = open(spool, 1);
        world = new World(SchedulerSettings.DEFAULT, queue);
        world.scheduler.start();
        world.pass(Duration.ZERO);
    }

    private static FsQueue open(Path spool, long seed) throws IOException {
        return FsQueue.open(new NioDisk(), new SpoolLayout(spool), new SeededEntropy(seed));
    }

    @AfterEach
    void stop() {
        queue.close();
    }

    @Test
    void aSpoolHasOneServer() {
        assertThatThrownBy(() -> open(spool, 2)).hasMessageContaining("held by another server");
    }

    @Test
    void aMessageMovedAwayAndBackIsDelivered() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        Path away = folder.resolve("away");
        Files.move(folderOf(id), away);
        world.pass(Duration.ofMinutes(30));
        assertThat(world.tried).hasSize(1);
        delivered(world.receive("other@b.example").getFirst());
        Files.move(away, folderOf(id));
        world.pass(Duration.ofMinutes(11));
        delivered(id);
    }

    @Test
    void whatIsDeliveredWhileTheQueueIsAwayIsNotDeliveredAgain() throws IOException {
        Path away = folder.resolve("away");
        world.meanwhile = () -> rename(spool.resolve("queue"), away);
        EnvelopeId id = world.receive("a@b.example").getFirst();
        world.pass(Duration.ZERO);
        assertThat(world.tried).hasSize(1);
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();

        world.meanwhile = () -> {};
        world.pass(Duration.ofMinutes(30));
        rename(away, spool.resolve("queue"));
        assertThat(file(id)).exists();
        world.pass(Duration.ofMinutes(11));
        assertThat(world.tried).hasSize(1);
        assertThat(folderOf(id)).doesNotExist();
    }

    @Test
    void whatIsDeliveredAndRemovedByAPersonIsForgottenInTheEnd() throws IOException {
        world.meanwhile = () -> rename(spool.resolve("queue"), folder.resolve("away"));
        world.receive("a@b.example");
        world.pass(Duration.ofDays(9));
        assertThat(world.counters.snapshot()).containsEntry("scheduler.envelope", 0L);
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBucketThatIsRemovedIsMadeAgain() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        deleteTree(spool.resolve("queue"));
        Files.createDirectory(spool.resolve("queue"));
        world.pass(Duration.ofHours(2));
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
        assertThat(id).isNotNull();
        delivered(world.receive("c@b.example").getFirst());
    }

    @Test
    void foldersThatAreRemovedAreMadeAgain() throws IOException {
        Files.delete(spool.resolve("incoming"));
        Files.delete(spool.resolve("purge"));
        Files.delete(spool.resolve("corrupt"));
        delivered(world.receive("a@b.example").getFirst());
        EnvelopeId damaged = delayed("c@b.example");
        Files.writeString(file(damaged), "nonsense");
        world.pass(Duration.ofHours(1));
        assertThat(spool.resolve("corrupt").resolve(damaged.messageText())).isDirectory();
    }

    @Test
    void aSpoolThatIsAwayRefusesForNow() throws IOException {
        Path away = folder.resolve("away");
        Files.move(spool, away);
        assertThatThrownBy(() -> world.receive("a@b.example")).isInstanceOf(IOException.class);
        Files.move(away, spool);
        delivered(world.receive("a@b.example").getFirst());
    }

    @Test
    void aDamagedEnvelopeIsPutAwayWithItsMessage() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        Files.writeString(file(id), "version: waypost-1\ntype: mta\nmda-exec: rm\n");
        world.pass(Duration.ofHours(1));
        Path corrupt = spool.resolve("corrupt").resolve(id.messageText());
        assertThat(corrupt.resolve(id.toString())).exists();
        assertThat(corrupt.resolve("message")).exists();
        assertThat(folderOf(id)).doesNotExist();
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
    }

    @Test
    void whatWasMendedInCorruptGoesBack() throws IOException {
        world.answer("a@b.example", World.later(), World.delivered());
        world.answer("c@b.example", World.later(), World.delivered());
        List<EnvelopeId> ids = world.receive("a@b.example", "c@b.example");
        world.pass(Duration.ofSeconds(1));
        int message = ids.getFirst().message();
        for (EnvelopeId id : ids) {
            Path file = folderOf(id).resolve(id.toString());
            String good = Files.readString(file);
            Files.writeString(file, "nonsense");
            assertThatThrownBy(() -> queue.load(id)).isInstanceOf(IOException.class);
            for (String folder : List.of("", ".1")) {
                Path away = spool.resolve("corrupt/" + id.messageText() + folder + "/" + id);
                if (Files.exists(away)) {
                    Files.writeString(away, good);
                }
            }
        }
        assertThatThrownBy(() -> queue.load(ids.getFirst())).isInstanceOf(IOException.class);
        queue.uncorrupt(message);
        assertThat(spool.resolve("corrupt")).isEmptyDirectory();
        for (EnvelopeId id : ids) {
            assertThat(queue.load(id).id()).isEqualTo(id);
        }
        world.scheduler.discover(new Selection.Message(message));
        world.pass(Duration.ofHours(1));
        for (EnvelopeId id : ids) {
            delivered(id);
        }
        assertThatThrownBy(() -> queue.uncorrupt(message)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDamagedEnvelopeLeavesItsSiblingsAlone() throws IOException {
        List<EnvelopeId> ids = twoDelayed();
        Files.writeString(file(ids.get(0)), "");
        world.pass(Duration.ofHours(1));
        assertThat(world.tried.getLast()).isEqualTo("400 mta c@d.example");
        assertThat(spool.resolve("corrupt/" + ids.get(0).messageText() + "/" + ids.get(0)))
                .exists();
        assertThat(folderOf(ids.get(1))).doesNotExist();
    }

    /** The last that is there goes, its message stays for the one that may come back. */
    @Test
    void anEnvelopeMovedAwayAndBackStillHasItsMessage() throws IOException {
        List<EnvelopeId> ids = twoDelayed();
        Path away = folder.resolve("away");
        Files.move(file(ids.get(0)), away);
        assertThat(queue.check())
                .containsExactly(file(ids.get(0)) + ": not there; its message waits");
        world.pass(Duration.ofHours(1));
        assertThat(world.tried.getLast()).isEqualTo("400 mta c@d.example");
        assertThat(file(ids.get(1))).doesNotExist();
        Files.move(away, file(ids.get(0)));
        try (InputStream body = queue.message(ids.get(0).message())) {
            assertThat(body).hasContent("hello");
        }
        world.scheduler.discover(new Selection.Message(ids.get(0).message()));
        delivered(ids.get(0));
        assertThat(folderOf(ids.get(0))).doesNotExist();
    }

    @Test
    void anEnvelopeDamagedWhileAnotherIsAwayLeavesItTheMessage() throws IOException {
        List<EnvelopeId> ids = twoDelayed();
        Path away = folder.resolve("away");
        Files.move(file(ids.get(0)), away);
        Files.writeString(file(ids.get(1)), "nonsense");
        assertThatThrownBy(() -> queue.load(ids.get(1))).isInstanceOf(IOException.class);
        Files.move(away, file(ids.get(0)));
        assertThat(folderOf(ids.get(0)).resolve("message")).exists();
        assertThat(spool.resolve("corrupt/" + ids.get(1).messageText() + "/message")).exists();
    }

    /** What was delivered while its own file was away needs no message any more. */
    @Test
    void theMessageGoesWithTheLastThatIsNotDelivered() throws IOException {
        List<EnvelopeId> ids = twoDelayed();
        Files.delete(file(ids.get(0)));
        assertThatThrownBy(() -> queue.remove(ids.get(0))).isInstanceOf(NoSuchFileException.class);
        queue.remove(ids.get(1));
        assertThat(folderOf(ids.get(0))).doesNotExist();
    }

    /** Its file is there still when the other one goes; nobody waits for that one then. */
    @Test
    void aRemovalThatFailsForNowTakesTheMessageInTheEnd() throws IOException {
        List<EnvelopeId> ids = twoDelayed();
        Path away = folder.resolve("away");
        Files.move(file(ids.get(0)), away);
        Files.createDirectories(file(ids.get(0)).resolve("in the way"));
        assertThatThrownBy(() -> queue.remove(ids.get(0))).isInstanceOf(IOException.class);
        queue.remove(ids.get(1));
        deleteTree(file(ids.get(0)));
        Files.move(away, file(ids.get(0)));
        queue.remove(ids.get(0));
        assertThat(folderOf(ids.get(0))).doesNotExist();
    }

    /** Whether it is the last cannot be told: removed alone it would leave its message for ever. */
    @Test
    void nothingIsRemovedFromAFolderThatCannotBeRead() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        Disk disk =
                FailingDisk.around(
                        new NioDisk(),
                        (call, path) -> {
                            if (closed.get() && call.equals("list")) {
                                throw new AccessDeniedException(path.toString());
                            }
                        });
        SpoolLayout layout = new SpoolLayout(folder.resolve("closed"));
        try (FsQueue other = FsQueue.open(disk, layout, new SeededEntropy(3))) {
            World elsewhere = new World(SchedulerSettings.DEFAULT, other);
            elsewhere.answer("a@b.example", World.later());
            EnvelopeId id = elsewhere.receive("a@b.example").getFirst();
            closed.set(true);
            assertThatThrownBy(() -> other.remove(id)).isInstanceOf(AccessDeniedException.class);
            assertThat(layout.envelope(id)).exists();
            closed.set(false);
            other.remove(id);
            assertThat(layout.folder(id.message())).doesNotExist();
        }
    }

    /** After a restart the folder is all that is known. */
    @Test
    void aMessageWithoutEnvelopesIsPutAwayWhenTheQueueIsChecked() throws IOException {
        List<EnvelopeId> ids = twoDelayed();
        Files.delete(file(ids.get(0)));
        queue.remove(ids.get(1));
        assertThat(folderOf(ids.get(0)).resolve("message")).exists();
        queue.close();
        queue = open(spool, 3);
        queue.scan(_ -> {});
        assertThat(folderOf(ids.get(0)).resolve("message")).exists();
        assertThat(queue.check()).singleElement().asString().contains("moved to corrupt/");
    }

    private List<EnvelopeId> twoDelayed() throws IOException {
        world.answer("a@b.example", World.later(), World.delivered());
        world.answer("c@d.example", World.later(), World.delivered());
        List<EnvelopeId> ids = world.receive("a@b.example", "c@d.example");
        world.pass(Duration.ZERO);
        return ids;
    }

    @Test
    void anEnvelopeThatWasMendedIsTakenUpAgain() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        String good = Files.readString(file(id));
        Files.writeString(file(id), "nonsense");
        world.pass(Duration.ofHours(1));
        Path corrupt = spool.resolve("corrupt").resolve(id.messageText());
        Files.writeString(corrupt.resolve(id.toString()), good);
        Files.move(corrupt, folderOf(id));
        assertThat(world.scheduler.discover(new Selection.Message(id.message()))).isEqualTo(1);
        world.pass(Duration.ZERO);
        delivered(id);
    }

    @Test
    void anEnvelopeOfALaterReleaseIsLeftAlone() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        Files.writeString(file(id), "version: waypost-2\nshape: unknown\n");
        world.pass(Duration.ofHours(1));
        assertThat(file(id)).exists();
        assertThat(spool.resolve("corrupt")).isEmptyDirectory();
    }

    /** What cannot be deleted is not in the way of what can. */
    @Test
    void aTreeTooDeepForThePurgeStaysAlone() throws IOException {
        Path deep = spool.resolve("purge/00000001.00000001/1/2/3/4/5/6/7/8/9");
        Files.createDirectories(deep);
        EnvelopeId id = world.receive("a@b.example").getFirst();
        world.pass(Duration.ofMinutes(1));
        delivered(id);
        assertThatThrownBy(() -> queue.tidy()).hasMessageContaining("too deep");
        assertThat(spool.resolve("purge")).isDirectoryContaining(deep::startsWith);
        try (Stream<Path> left = Files.list(spool.resolve("purge"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        List<Path> foreign =
                List.of(
                        spool.resolve("queue/notes.txt"),
                        folderOf(id).getParent().resolve("README"),
                        folderOf(id).resolve("why-it-waits"),
                        folderOf(id).resolve("0000000100000002"));
        for (Path file : foreign) {
            Files.writeString(file, "mine");
        }
        Files.createDirectories(spool.resolve("queue/zz/00000001"));
        Files.createDirectory(folderOf(id).resolve(id.messageText() + "00000001"));
        world.pass(Duration.ofMinutes(5));
        queue.scan(envelope -> assertThat(envelope.id()).isEqualTo(id));
        assertThat(foreign).allMatch(Files::exists);
    }

    @Test
    void aPipeInPlaceOfAnEnvelopeDoesNotBlock() throws IOException, InterruptedException {
        EnvelopeId id = delayed("a@b.example");
        Files.delete(file(id));
        Process mkfifo = new ProcessBuilder("mkfifo", file(id).toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
        world.pass(Duration.ofHours(1));
        delivered(world.receive("c@b.example").getFirst());
    }

    @Test
    void aMissingMessageFailsForNow() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        Files.delete(folderOf(id).resolve("message"));
        assertThatThrownBy(() -> queue.message(id.message())).isInstanceOf(IOException.class);
        assertThat(queue.load(id).current()).hasToString("a@b.example");
    }

    @Test
    void anUpdateSurvivesALeftover() throws IOException {
        EnvelopeId id = delayed("a@b.example");
        Files.writeString(folderOf(id).resolve(id + ".tmp"), "half");
        world.scheduler.schedule(new Selection.All());
        world.answer("a@b.example", World.later());
        world.pass(Duration.ZERO);
        assertThat(queue.load(id).attempts().count()).isEqualTo(2);
        assertThat(folderOf(id).resolve(id + ".tmp")).doesNotExist();
    }

    /** {@code cp -a} of a message's folder is all it takes to move it to another server. */
    @Test
    void aCopiedMessageIsDeliveredFromThere() throws IOException, InterruptedException {
        EnvelopeId id = delayed("a@b.example");
        Path other = folder.resolve("other");
        try (FsQueue there = open(other, 9)) {
            World elsewhere = new World(SchedulerSettings.DEFAULT, there);
            elsewhere.scheduler.start();
            elsewhere.pass(Duration.ofMinutes(1));
            Path bucket = other.resolve("queue").resolve(id.messageText().substring(0, 2));
            Files.createDirectories(bucket);
            Process copy =
                    new ProcessBuilder("cp", "-a", folderOf(id).toString(), bucket.toString())
                            .start();
            assertThat(copy.waitFor()).isZero();
            assertThat(elsewhere.scheduler.discover(new Selection.Message(id.message())))
                    .isEqualTo(1);
            elsewhere.pass(Duration.ofHours(1));
            assertThat(elsewhere.tried).hasSize(1);
            assertThat(bucket).isEmptyDirectory();
        }
    }

    /** The same without a word to the server: it looks by itself, now and then. */
    @Test
    void aCopiedMessageIsFoundWithoutBeingTold() throws IOException {
        EnvelopeId id = new EnvelopeId(0xabcd0001, 1);
        Path target = spool.resolve("queue/ab/abcd0001");
        Files.createDirectories(target);
        Files.writeString(target.resolve("message"), "hello\n");
        Envelope envelope = EnvelopeSamples.relay(id, "a@b.example");
        Files.write(
                target.resolve(id.toString()), org.waypost.mta.queue.EnvelopeText.encode(envelope));
        world.pass(Duration.ofMinutes(10));
        delivered(id);
    }

    @Test
    void whatWasOnItsWayInIsGoneAfterAStart() throws IOException {
        var incoming = queue.begin();
        incoming.write(US_ASCII.encode("half"));
        queue.close();
        queue = open(spool, 5);
        queue.scan(_ -> {});
        assertThat(spool.resolve("incoming")).isEmptyDirectory();
        assertThat(spool.resolve("purge")).isEmptyDirectory();
    }

    private EnvelopeId delayed(String recipient) throws IOException {
        world.answer(recipient, World.later(), World.delivered());
        EnvelopeId id = world.receive(recipient).getFirst();
        world.pass(Duration.ZERO);
        assertThat(world.scheduler.list(new Selection.All()))
                .extracting(Scheduled::id)
                .contains(id);
        return id;
    }

    private void delivered(EnvelopeId id) throws IOException {
        world.pass(Duration.ZERO);
        List<EnvelopeId> left = new ArrayList<>();
        queue.scan(envelope -> left.add(envelope.id()));
        assertThat(left).doesNotContain(id);
        assertThat(spool.resolve("corrupt").resolve(id.messageText())).doesNotExist();
        assertThat(world.tried).isNotEmpty();
    }

    private Path folderOf(EnvelopeId id) {
        return new SpoolLayout(spool).folder(id.message());
    }

    private Path file(EnvelopeId id) {
        return new SpoolLayout(spool).envelope(id);
    }

    private static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.toList()) {
                    deleteTree(entry);
                }
            }
        }
        Files.delete(path);
    }
}
