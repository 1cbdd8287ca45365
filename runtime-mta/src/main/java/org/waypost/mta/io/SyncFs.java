package org.waypost.mta.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * syncfs(2) of Linux: one call for everything that was written to a file system. The folder stays
 * open: errors of the file system are told to who had it open when they happened.
 */
final class SyncFs implements Disk.WholeSync {
    /** Older kernels (before 5.8) say yes whatever became of the data. */
    private static final int HONEST_SINCE = 5 * 1000 + 8;

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** O_RDONLY | O_CLOEXEC. */
    private static final int FLAGS = 0x80000;

    private static final int EIO = 5;
    private static final int ENOSPC = 28;
    private static final int EDQUOT = 122;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final MethodHandle OPEN =
            bind(
                    "open",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                    Linker.Option.firstVariadicArg(2));
    private static final FunctionDescriptor OF_A_FILE =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = bind("close", OF_A_FILE);
    private static final MethodHandle SYNCFS =
            bind("syncfs", OF_A_FILE, Linker.Option.captureCallState("errno"));

    /** The call blocks in C: on a virtual thread it would hold the carrier of others. */
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("syncfs-", 0).factory());

    private final Path folder;
    private final int descriptor;
    private volatile boolean closed;

    private SyncFs(Path folder, int descriptor) {
        this.folder = folder;
        this.descriptor = descriptor;
    }

    private static MethodHandle bind(
            String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
    }

    /** Empty on systems without an honest syncfs(2). */
    static Optional<SyncFs> open(Path folder) throws IOException {
        return isHonest(System.getProperty("os.name"), System.getProperty("os.version"))
                ? Optional.of(taken(folder))
                : Optional.empty();
    }

    static boolean isHonest(String system, String version) {
        Matcher numbers = VERSION.matcher(version);
        return system.toLowerCase(Locale.ROOT).equals("linux")
                && numbers.matches()
                && Integer.parseInt(numbers.group(1)) * 1000 + Integer.parseInt(numbers.group(2))
                        >= HONEST_SINCE;
    }

    private static SyncFs taken(Path folder) throws IOException {
        int descriptor;
        try (Arena arena = Arena.ofConfined()) {
            descriptor = (int) OPEN.invokeExact(arena.allocateFrom(folder.toString()), FLAGS);
        } catch (Throwable failure) {
            throw new IllegalStateException("open(2) cannot be called", failure);
        }
        if (descriptor < 0) {
            throw new FileSystemException(folder.toString(), null, "cannot be opened");
        }
        return new SyncFs(folder, descriptor);
    }

    @Override
    public void sync() throws IOException {
        if (closed) {
            throw new FileSystemException(folder.toString(), null, "closed");
        }
        Future<Integer> error = THREADS.submit(this::call);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    requireNone(error.get());
                    return;
                } catch (InterruptedException _) {
                    interrupted = true; // what is not durable must not be called so
                } catch (ExecutionException failure) {
                    throw new IOException("syncfs: " + failure.getCause(), failure);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int call() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = (int) SYNCFS.invokeExact(state, descriptor);
            return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
        } catch (Throwable failure) {
            throw new IllegalStateException("syncfs(2) cannot be called", failure);
        }
    }

    private void requireNone(int error) throws IOException {
        String reason =
                switch (error) {
                    case 0 -> "";
                    case EIO -> "Input/output error";
                    case ENOSPC -> "No space left on device";
                    case EDQUOT -> "Disk quota exceeded";
                    default -> "syncfs: error " + error;
                };
        if (!reason.isEmpty()) {
            throw new FileSystemException(folder.toString(), null, reason);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true; // the number may be another file's at once
        try {
            int result = (int) CLOSE.invokeExact(descriptor);
            if (result != 0) {
                throw new FileSystemException(folder.toString(), null, "cannot be closed");
            }
        } catch (IOException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("close(2) cannot be called", failure);
        }
    }
}
