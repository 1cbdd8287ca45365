package org.waypost.mta.user;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The system's user database by the C library's getpwnam_r(3), so that whatever nsswitch.conf(5)
 * names is asked. The call may block in C: a caller on a virtual thread holds its carrier.
 */
public final class SystemUsers implements UserDatabase {
    /** getpwnam_r(3) needs room for one entry; the largest that nsswitch modules hand out. */
    private static final int ENTRY_BYTES = 64 * 1024;

    /** struct passwd of glibc and musl on 64-bit Linux. */
    private static final StructLayout PASSWD =
            MemoryLayout.structLayout(
                    ValueLayout.ADDRESS.withName("name"),
                    ValueLayout.ADDRESS.withName("password"),
                    ValueLayout.JAVA_INT.withName("uid"),
                    ValueLayout.JAVA_INT.withName("gid"),
                    ValueLayout.ADDRESS.withName("gecos"),
                    ValueLayout.ADDRESS.withName("home"),
                    ValueLayout.ADDRESS.withName("shell"));

    private static final MethodHandle GETPWNAM_R =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("getpwnam_r"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS));

    @Override
    public Reply find(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            return new Reply.Absent();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry = arena.allocate(PASSWD);
            MemorySegment found = arena.allocate(ValueLayout.ADDRESS);
            int error = call(arena, name, entry, found);
            if (error != 0) {
                return new Reply.Failed("getpwnam_r: error " + error);
            }
            boolean absent = found.get(ValueLayout.ADDRESS, 0).address() == 0;
            return absent ? new Reply.Absent() : new Reply.Found(user(name, entry));
        }
    }

    private static int call(Arena arena, String name, MemorySegment entry, MemorySegment found) {
        MemorySegment key = arena.allocateFrom(name, StandardCharsets.UTF_8);
        MemorySegment room = arena.allocate(ENTRY_BYTES);
        try {
            return (int) GETPWNAM_R.invokeExact(key, entry, room, (long) ENTRY_BYTES, found);
        } catch (Throwable failure) {
            throw new IllegalStateException("getpwnam_r cannot be called", failure);
        }
    }

    private static User user(String name, MemorySegment entry) {
        MemorySegment home =
                entry.get(ValueLayout.ADDRESS, PASSWD.byteOffset(PathElement.groupElement("home")));
        int uid =
                entry.get(ValueLayout.JAVA_INT, PASSWD.byteOffset(PathElement.groupElement("uid")));
        int gid =
                entry.get(ValueLayout.JAVA_INT, PASSWD.byteOffset(PathElement.groupElement("gid")));
        return new User(
                name,
                Integer.toUnsignedLong(uid),
                Integer.toUnsignedLong(gid),
                Path.of(home.reinterpret(ENTRY_BYTES).getString(0)));
    }
}
