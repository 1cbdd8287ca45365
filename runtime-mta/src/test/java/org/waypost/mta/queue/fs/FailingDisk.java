package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.waypost.mta.io.Disk;

/** A real disk on which some calls fail. */
final class FailingDisk {
    /** Calls that need room for a name or for bytes. */
    static final Set<String> GROWTH = Set.of("create", "makeDirectory", "link");

    /** Calls that change anything. */
    static final Set<String> CHANGES =
            Set.of("create", "makeDirectory", "link", "rename", "delete", "lock");

    /** Says which. */
    interface Fault {
        /**
         * @throws IOException when the call fails
         */
        void before(String call, Path path) throws IOException;
    }

    private FailingDisk() {}

    static Disk around(Disk real, Fault fault) {
        return (Disk)
                Proxy.newProxyInstance(
                        Disk.class.getClassLoader(),
                        new Class<?>[] {Disk.class},
                        (_, method, arguments) -> {
                            for (Path path : paths(arguments)) {
                                fault.before(method.getName(), path);
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static List<Path> paths(Object[] arguments) {
        return Arrays.stream(arguments)
                .filter(Path.class::isInstance)
                .map(Path.class::cast)
                .toList();
    }
}
