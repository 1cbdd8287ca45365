package org.waypost.mta.io.fake;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.waypost.mta.io.Disk;

/** The syncs of a user that writes by other ways than a {@link Disk}; nothing else may be asked. */
public final class SyncLog {
    private SyncLog() {}

    /** Notes each sync as {@code syncFile /path}. */
    public static Disk over(List<String> calls) {
        return disk(call -> calls.add(call));
    }

    /** No sync succeeds. */
    public static Disk failing() {
        return disk(
                call -> {
                    throw new IOException("no " + call);
                });
    }

    private static Disk disk(Note note) {
        return (Disk)
                Proxy.newProxyInstance(
                        Disk.class.getClassLoader(),
                        new Class<?>[] {Disk.class},
                        (_, method, arguments) -> {
                            if (!method.getName().startsWith("sync")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            note.of(method.getName() + " " + arguments[0]);
                            return null;
                        });
    }

    /** What becomes of a call. */
    private interface Note {
        void of(String call) throws IOException;
    }
}
