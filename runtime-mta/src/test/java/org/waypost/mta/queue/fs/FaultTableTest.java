package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;

/**
 * Faults x places x what comes of it, as a table that a person can read: whatever is done to a
 * spool is a temporary failure of what it touches, and over when it is put right.
 */
class FaultTableTest {
    @TempDir Path folder;
    private int trials;

    /** The disk of a queue that is in use, exchanged under it. */
    private static final class Exchanged {
        private volatile Disk now = new NioDisk();

        Disk disk() {
            return (Disk)
                    Proxy.newProxyInstance(
                            Disk.class.getClassLoader(),
                            new Class<?>[] {Disk.class},
                            (_, method, arguments) -> {
                                try {
                                    return method.invoke(now, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }
    }

    @Test
    void everyFaultAtEveryPlace() throws IOException {
        StringBuilder table = new StringBuilder(FaultTrial.HEAD);
        for (SpoolFault fault : SpoolFault.values()) {
            for (SpoolFault.Place place : SpoolFault.Place.values()) {
                if (fault.suits(place)) {
                    table.append(row(fault, place));
                }
            }
        }
        Approvals.verify(table.toString());
    }

    private String row(SpoolFault fault, SpoolFault.Place where) throws IOException {
        Exchanged disk = new Exchanged();
        trials++;
        Path aside = folder.resolve("aside" + trials);
        SpoolLayout layout = new SpoolLayout(folder.resolve("spool" + trials));
        try (FsQueue queue = FsQueue.open(disk.disk(), layout, new SeededEntropy(trials))) {
            return FaultTrial.row(
                    queue,
                    layout,
                    new FaultTrial.Told(fault.name(), where),
                    new FaultTrial.Fault() {
                        @Override
                        public void doTo(Path place) throws IOException {
                            disk.now = fault.disk(place);
                            fault.doTo(place, aside);
                        }

                        @Override
                        public void undo(Path place) throws IOException {
                            disk.now = new NioDisk();
                            fault.undo(place, aside);
                        }
                    });
        }
    }
}
