package org.waypost.mta.queue.fs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** As whom this thread, run by root, opens files: setfsuid(2) and setfsgid(2) of Linux. */
final class FileUser implements AutoCloseable {
    static final int NOBODY = 65534;
    private static final int ROOT = 0;

    private FileUser() {}

    /** Until it is closed, files are opened as nobody. */
    static FileUser nobody() {
        become(NOBODY);
        return new FileUser();
    }

    static void root() {
        become(ROOT);
    }

    private static void become(int id) {
        call("setfsgid", id);
        call("setfsuid", id);
    }

    private static void call(String name, int id) {
        Linker linker = Linker.nativeLinker();
        MethodHandle function =
                linker.downcallHandle(
                        linker.defaultLookup().find(name).orElseThrow(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int before = (int) function.invokeExact(id);
            assert before >= 0;
        } catch (Throwable e) {
            throw new AssertionError(name, e);
        }
    }

    @Override
    public void close() {
        root();
    }
}
