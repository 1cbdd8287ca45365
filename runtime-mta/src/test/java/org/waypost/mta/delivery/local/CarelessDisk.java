package org.waypost.mta.delivery.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import org.waypost.mta.io.Disk;

/** A disk whose user forgot to sync: the mistake that the crash test must find. */
final class CarelessDisk {
    /** What is forgotten. */
    enum Forgotten {
        CONTENT,
        NAMES
    }

    private CarelessDisk() {}

    static Disk over(Disk disk, Forgotten forgotten) {
        return (Disk)
                Proxy.newProxyInstance(
                        Disk.class.getClassLoader(),
                        new Class<?>[] {Disk.class},
                        (_, method, arguments) -> {
                            boolean names = forgotten == Forgotten.NAMES;
                            if (names && method.getName().equals("syncDirectory")) {
                                return null;
                            }
                            try {
                                Object result = method.invoke(disk, arguments);
                                return result instanceof Disk.Handle handle && !names
                                        ? unsynced(handle)
                                        : result;
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
    }

    private static Disk.Handle unsynced(Disk.Handle handle) {
        return new Disk.Handle() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                handle.write(bytes);
            }

            @Override
            public void sync() {}

            @Override
            public void close() throws IOException {
                handle.close();
            }
        };
    }
}
