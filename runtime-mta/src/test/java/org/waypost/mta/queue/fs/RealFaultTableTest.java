package org.waypost.mta.queue.fs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;

/**
 * The table of faults once more where only the kernel of a machine can make them: owners, modes, a
 * small file system that is full, places that are mounted read-only. Needs root.
 */
class RealFaultTableTest {
    @TempDir Path folder;
    private int trials;

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Also when a trial ended in the middle: nothing below stays mounted. */
    @AfterEach
    void unmount() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            String place = line.split(" ")[1];
            if (place.startsWith(folder + "/")) {
                command("umount", "--lazy", place);
            }
        }
    }

    /** The server is nobody, as far as files go. */
    @Test
    void ownersAndModes() throws IOException {
        StringBuilder table = new StringBuilder(FaultTrial.HEAD);
        for (SpoolFault.Place place : SpoolFault.Place.values()) {
            try (FileUser _ = FileUser.nobody()) {
                table.append(row(new FaultTrial.Told("OWNER", place), new Owner()));
            }
        }
        for (SpoolFault.Place place : SpoolFault.Place.values()) {
            try (FileUser _ = FileUser.nobody()) {
                table.append(row(new FaultTrial.Told("MODE", place), new Mode()));
            }
        }
        Approvals.verify(table.toString());
    }

    @Test
    void mounts() throws IOException {
        StringBuilder table = new StringBuilder(FaultTrial.HEAD);
        table.append(onSmallDisk("NO_ROOM", "size=256k", Filler.bytes()));
        table.append(onSmallDisk("NO_INODES", "nr_inodes=64", Filler.files()));
        for (SpoolFault.Place place : SpoolFault.Place.values()) {
            if (!place.isFile()) {
                table.append(row(new FaultTrial.Told("READ_ONLY", place), new ReadOnlyMount()));
            }
        }
        Approvals.verify(table.toString());
    }

    private String onSmallDisk(String name, String options, Filler filler) throws IOException {
        Path place = folder.resolve("spool" + (trials + 1));
        Files.createDirectory(place);
        mount("-t", "tmpfs", "-o", options, "waypost-test", place.toString());
        try {
            return row(new FaultTrial.Told(name, SpoolFault.Place.SPOOL), filler);
        } finally {
            command("umount", place.toString());
        }
    }

    private String row(FaultTrial.Told told, FaultTrial.Fault fault) throws IOException {
        trials++;
        SpoolLayout layout = new SpoolLayout(folder.resolve("spool" + trials));
        try (FsQueue queue = FsQueue.open(new NioDisk(), layout, new SeededEntropy(trials))) {
            return FaultTrial.row(queue, layout, told, fault);
        }
    }

    /** It is root's, and nobody else may look. */
    private static final class Owner implements FaultTrial.Fault {
        @Override
        public void doTo(Path place) throws IOException {
            FileUser.root();
            Files.setAttribute(place, "unix:uid", 0);
            Files.setAttribute(place, "unix:gid", 0);
            FileUser.nobody();
        }

        @Override
        public void undo(Path place) throws IOException {
            FileUser.root();
            if (Files.exists(place)) {
                Files.setAttribute(place, "unix:uid", FileUser.NOBODY);
                Files.setAttribute(place, "unix:gid", FileUser.NOBODY);
            }
            FileUser.nobody();
        }
    }

    /** Its own, and closed. */
    private static final class Mode implements FaultTrial.Fault {
        @Override
        public void doTo(Path place) throws IOException {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("---------"));
        }

        @Override
        public void undo(Path place) throws IOException {
            if (Files.exists(place)) {
                Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /** The same place, mounted over itself. */
    private static final class ReadOnlyMount implements FaultTrial.Fault {
        @Override
        public void doTo(Path place) throws IOException {
            mount("--bind", place.toString(), place.toString());
            mount("-o", "remount,bind,ro", place.toString());
        }

        @Override
        public void undo(Path place) throws IOException {
            command("umount", place.toString());
        }
    }

    /**
     * Takes all that is left.
     *
     * @param empty files: what runs out is their number
     */
    private record Filler(boolean empty) implements FaultTrial.Fault {
        static Filler bytes() {
            return new Filler(false);
        }

        static Filler files() {
            return new Filler(true);
        }

        @Override
        public void doTo(Path place) throws IOException {
            Path filler = Files.createDirectory(place.resolve("filler"));
            byte[] bytes = new byte[empty ? 0 : 4096];
            for (int i = 0; ; i++) {
                try {
                    Files.write(filler.resolve("file" + i), bytes);
                } catch (IOException _) {
                    return; // full
                }
            }
        }

        @Override
        public void undo(Path place) throws IOException {
            SpoolFault.deleteTree(place.resolve("filler"));
        }
    }

    private static void mount(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("mount"));
        line.addAll(List.of(arguments));
        assumeTrue(command(line.toArray(String[]::new)), "root may mount nothing here");
    }

    private static boolean command(String... line) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(line)).inheritIO().start();
            process.getOutputStream().close();
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
