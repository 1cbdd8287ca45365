package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.NioDisk;

/** What people and machines do to a place in a spool, and how it is put right again. */
enum SpoolFault {
    /** The server may not look at it: chmod, or chown. */
    CHMOD {
        @Override
        Disk disk(Path place) {
            return FailingDisk.around(
                    new NioDisk(),
                    (_, path) -> {
                        if (path.startsWith(place)) {
                            throw new AccessDeniedException(path.toString());
                        }
                    });
        }
    },
    /** Everything there can be read only. */
    READ_ONLY {
        @Override
        Disk disk(Path place) {
            return FailingDisk.around(
                    new NioDisk(),
                    (call, path) -> {
                        if (path.startsWith(place) && FailingDisk.CHANGES.contains(call)) {
                            throw new FileSystemException(
                                    path.toString(), null, "Read-only file system");
                        }
                    });
        }
    },
    /** Names and bytes are refused, what is there can be changed and taken away. */
    FULL {
        @Override
        Disk disk(Path place) {
            return FailingDisk.around(
                    new NioDisk(),
                    (call, path) -> {
                        if (path.startsWith(place) && FailingDisk.GROWTH.contains(call)) {
                            throw new FileSystemException(
                                    path.toString(), null, "No space left on device");
                        }
                    });
        }
    },
    MOVED {
        @Override
        void doTo(Path place, Path aside) throws IOException {
            Files.move(place, aside);
        }

        @Override
        void undo(Path place, Path aside) throws IOException {
            if (Files.isDirectory(place)) {
                deleteTree(place); // made again meanwhile; here nothing of worth lies in it
            }
            Files.createDirectories(place.getParent());
            Files.move(aside, place);
        }
    },
    /** As MOVED, but never put right. */
    DELETED {
        @Override
        void doTo(Path place, Path aside) throws IOException {
            deleteTree(place);
        }
    },
    TRUNCATED {
        @Override
        boolean suits(Place place) {
            return place.isFile();
        }

        @Override
        void doTo(Path place, Path aside) throws IOException {
            Files.copy(place, aside);
            Files.write(place, List.of(), StandardOpenOption.TRUNCATE_EXISTING);
        }

        @Override
        void undo(Path place, Path aside) throws IOException {
            if (Files.exists(place)) {
                Files.write(place, Files.readAllBytes(aside));
            }
        }
    },
    /** A folder where a file should be, and a file where a folder should be. */
    OTHER_KIND {
        @Override
        void doTo(Path place, Path aside) throws IOException {
            boolean folder = Files.isDirectory(place);
            Files.move(place, aside);
            if (folder) {
                Files.writeString(place, "in the way\n");
            } else {
                Files.createDirectory(place);
            }
        }

        @Override
        void undo(Path place, Path aside) throws IOException {
            deleteTree(place);
            Files.move(aside, place);
        }
    },
    /** Files and folders that are not the server's. */
    FOREIGN {
        @Override
        boolean suits(Place place) {
            return !place.isFile();
        }

        @Override
        void doTo(Path place, Path aside) throws IOException {
            Files.writeString(place.resolve("notes.txt"), "not mail\n");
            Files.createDirectories(place.resolve(".snapshot/deeper"));
        }
    },
    /** A copy with a name like that of a message or an envelope. */
    DUPLICATE {
        @Override
        boolean suits(Place place) {
            return place == Place.MESSAGE_FOLDER || place == Place.ENVELOPE;
        }

        @Override
        void doTo(Path place, Path aside) throws IOException {
            String name = place.getFileName().toString();
            Path copy = place.resolveSibling("ffffffff" + name.substring(8));
            if (!Files.isDirectory(place)) {
                Files.copy(place, copy);
                return;
            }
            Files.createDirectory(copy);
            for (Path file : entries(place)) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    };

    /** Where it happens. */
    enum Place {
        SPOOL,
        QUEUE,
        BUCKET,
        MESSAGE_FOLDER,
        MESSAGE,
        ENVELOPE,
        INCOMING,
        PURGE,
        CORRUPT;

        boolean isFile() {
            return this == MESSAGE || this == ENVELOPE;
        }
    }

    /** The disk as the server sees it while this lasts. */
    Disk disk(Path place) {
        return new NioDisk();
    }

    boolean suits(Place place) {
        return true;
    }

    void doTo(Path place, Path aside) throws IOException {}

    void undo(Path place, Path aside) throws IOException {}

    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    static void deleteTree(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
