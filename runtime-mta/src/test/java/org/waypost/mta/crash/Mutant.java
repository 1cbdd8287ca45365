package org.waypost.mta.crash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.fake.ForgetfulDisk;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.MailQueue;

/** Bugs that a queue might have; {@link #NONE} is ours. */
enum Mutant {
    NONE(Set.of(Backend.values()), disk -> disk),
    /** What is acknowledged was never on the disk. */
    FORGOTTEN_SYNC(
            Set.of(Backend.values()),
            disk -> new ForgetfulDisk(disk, "sync", path -> path.startsWith("/spool"))),
    /** Contents are there, their names are not. */
    FORGOTTEN_NAMES(
            Set.of(Backend.FS, Backend.LOG),
            disk ->
                    new ForgetfulDisk(
                            disk,
                            "syncDirectory",
                            path ->
                                    path.startsWith(Path.of("/spool/queue"))
                                            || path.startsWith(Path.of("/spool/log")))),
    /** A message that should have gone from incoming/ to queue/ goes nowhere. */
    LOST_RENAME(Set.of(Backend.FS, Backend.FS_GROUPED), Mutant::losingRenames),
    /** An envelope that is to be tried again is tried no more. */
    RETRY_THAT_FORGETS(Set.of(Backend.values()), disk -> disk) {
        @Override
        MailQueue around(MailQueue queue) {
            return forgetting(queue);
        }
    };

    private final Set<Backend> backends;
    private final UnaryOperator<Disk> disk;

    Mutant(Set<Backend> backends, UnaryOperator<Disk> disk) {
        this.backends = backends;
        this.disk = disk;
    }

    boolean concerns(Backend backend) {
        return backends.contains(backend);
    }

    Disk around(Disk real) {
        return disk.apply(real);
    }

    MailQueue around(MailQueue queue) {
        return queue;
    }

    private interface Call {
        Object on(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        Mutant.class.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return call.on(method, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static Disk losingRenames(Disk real) {
        return proxy(
                Disk.class,
                (method, arguments) -> {
                    boolean lost =
                            method.getName().equals("rename")
                                    && arguments[1].toString().startsWith("/spool/queue/")
                                    && real.exists(((Path) arguments[1]).getParent());
                    return lost ? null : method.invoke(real, arguments);
                });
    }

    private static MailQueue forgetting(MailQueue real) {
        return proxy(
                MailQueue.class,
                (method, arguments) -> {
                    if (!method.getName().equals("update")) {
                        return method.invoke(real, arguments);
                    }
                    remove(real, (Envelope) arguments[0]);
                    return null;
                });
    }

    private static void remove(MailQueue real, Envelope envelope) throws IOException {
        real.remove(envelope.id());
    }
}
