package org.waypost.tests.e2e;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Somebody who moves and locks things in a spool that is in use, and puts them right again. */
final class Administrator {
    private static final Set<PosixFilePermission> NOBODY =
            PosixFilePermissions.fromString("---------");

    private final Path spool;
    private final SplittableRandom random;

    Administrator(Path spool, long seed) {
        this.spool = spool;
        this.random = new SplittableRandom(seed);
    }

    /** What was done, to be undone. */
    interface Deed {
        void undo() throws IOException;
    }

    /** Moves away or locks a bucket, a message, or the folder where messages are received. */
    Deed meddle() throws IOException {
        return switch (random.nextInt(5)) {
            case 0 -> move(any(buckets()));
            case 1 -> lock(any(buckets()));
            case 2 -> move(any(messages()));
            case 3 -> lock(any(messages()));
            default -> lock(spool.resolve("incoming"));
        };
    }

    private Deed move(Path what) throws IOException {
        Path away = spool.resolveSibling("away");
        try {
            Files.move(what, away);
        } catch (NoSuchFileException delivered) {
            return () -> {};
        }
        return () -> putBack(away, what);
    }

    /** A bucket may have been made again meanwhile: then its messages go into the new one. */
    private static void putBack(Path away, Path what) throws IOException {
        Files.createDirectories(what.getParent());
        try {
            Files.move(away, what);
            return;
        } catch (FileAlreadyExistsException madeAgain) {
            // the server was faster, perhaps by a moment
        }
        for (Path inside : children(away)) {
            Files.move(inside, what.resolve(inside.getFileName()));
        }
        Files.delete(away);
    }

    private static Deed lock(Path what) throws IOException {
        try {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(what);
            Files.setPosixFilePermissions(what, NOBODY);
            return () -> unlock(what, before);
        } catch (NoSuchFileException delivered) {
            return () -> {};
        }
    }

    private static void unlock(Path what, Set<PosixFilePermission> before) throws IOException {
        try {
            Files.setPosixFilePermissions(what, before);
        } catch (NoSuchFileException delivered) {
            // Nothing is left to put right.
        }
    }

    private Path any(List<Path> folders) {
        return folders.isEmpty()
                ? spool.resolve("queue")
                : folders.get(random.nextInt(folders.size()));
    }

    private List<Path> buckets() throws IOException {
        return children(spool.resolve("queue"));
    }

    private List<Path> messages() throws IOException {
        List<Path> buckets = buckets();
        return buckets.isEmpty() ? List.of() : children(any(buckets));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException delivered) {
            return List.of();
        }
    }
}
