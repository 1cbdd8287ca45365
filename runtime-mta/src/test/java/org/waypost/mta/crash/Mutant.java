package org.waypost.mta.crash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.Outcome;
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
    },
    /** What could not be stored is acknowledged all the same. */
    FAILURE_UNHEARD(Set.of(Backend.values()), disk -> disk) {
        @Override
        MailQueue around(MailQueue queue) {
            return unhearing(queue);
        }
    },
    /** Another server that asks to come again, or does not answer, is taken to have said yes. */
    EVERY_ANSWER_IS_YES(Set.of(Backend.values()), disk -> disk) {
        @Override
        DeliveryAgent around(DeliveryAgent relay) {
            return envelope ->
                    relay.deliver(envelope) instanceof Outcome.PermanentFailure failure
                            ? failure
                            : new Outcome.Delivered("250 ok");
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

    DeliveryAgent around(DeliveryAgent relay) {
        return relay;
    }

    /** Some bugs show only where there are other servers. */
    boolean needsNetwork() {
        return this == EVERY_ANSWER_IS_YES;
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

    private static MailQueue unhearing(MailQueue real) {
        return proxy(
                MailQueue.class,
                (method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    return result instanceof MailQueue.Incoming incoming
                            ? unhearing(incoming)
                            : result;
                });
    }

    private static MailQueue.Incoming unhearing(MailQueue.Incoming real) {
        return proxy(
                MailQueue.Incoming.class,
                (method, arguments) -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        if (method.getName().equals("commit")
                                && e.getCause() instanceof IOException) {
                            return null;
                        }
                        throw e;
                    }
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
