package org.waypost.mta.auth;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * crypt(3) of the system: every hash that the system's own tools make is understood. A call burns
 * CPU in C for up to a second, so it is made on a platform thread.
 */
public final class CryptLibrary {
    /** sizeof(struct crypt_data) of libxcrypt, and more than glibc's own ever was. */
    private static final long DATA_BYTES = 256 * 1024;

    /** A crypt(3) result is at most CRYPT_OUTPUT_SIZE (384) long. */
    private static final long HASH_BYTES = 4096;

    private final MethodHandle crypt;

    private CryptLibrary(MethodHandle crypt) {
        this.crypt = crypt;
    }

    /** Empty when this system has no libcrypt. */
    public static Optional<CryptLibrary> open() {
        for (String name : new String[] {"libcrypt.so.1", "libcrypt.so.2", "libcrypt.so"}) {
            try {
                SymbolLookup library = SymbolLookup.libraryLookup(name, Arena.global());
                return library.find("crypt_r").map(CryptLibrary::bind);
            } catch (IllegalArgumentException missing) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static CryptLibrary bind(MemorySegment function) {
        return new CryptLibrary(
                Linker.nativeLinker()
                        .downcallHandle(
                                function,
                                FunctionDescriptor.of(
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS)));
    }

    /** RIGHT or WRONG; UNKNOWN for a hash that crypt(3) does not understand. */
    public AuthAnswer check(byte[] password, String hash) {
        if (containsNul(password)) {
            return AuthAnswer.WRONG;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment secret = arena.allocate(password.length + 1L);
            secret.copyFrom(MemorySegment.ofArray(password));
            MemorySegment result = call(arena, secret, hash);
            secret.fill((byte) 0);
            return result.address() == 0 ? AuthAnswer.UNKNOWN : compare(result, hash);
        }
    }

    /** Empty when crypt(3) does not know such a setting. */
    public Optional<String> hash(byte[] password, String setting) {
        if (containsNul(password)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment secret = arena.allocate(password.length + 1L);
            secret.copyFrom(MemorySegment.ofArray(password));
            MemorySegment result = call(arena, secret, setting);
            secret.fill((byte) 0);
            return result.address() == 0
                    ? Optional.empty()
                    : Optional.of(text(result)).filter(made -> !made.startsWith("*"));
        }
    }

    private static String text(MemorySegment result) {
        return result.reinterpret(HASH_BYTES).getString(0, StandardCharsets.ISO_8859_1);
    }

    private static boolean containsNul(byte[] password) {
        for (byte b : password) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private MemorySegment call(Arena arena, MemorySegment secret, String hash) {
        MemorySegment setting = arena.allocateFrom(hash, StandardCharsets.ISO_8859_1);
        MemorySegment data = arena.allocate(DATA_BYTES);
        try {
            return (MemorySegment) crypt.invokeExact(secret, setting, data);
        } catch (Throwable failure) {
            throw new IllegalStateException("crypt_r cannot be called", failure);
        }
    }

    private static AuthAnswer compare(MemorySegment result, String hash) {
        String made = text(result);
        // crypt(5): a failure is told by a result that starts with an asterisk.
        if (made.startsWith("*")) {
            return AuthAnswer.UNKNOWN;
        }
        boolean same =
                MessageDigest.isEqual(
                        made.getBytes(StandardCharsets.ISO_8859_1),
                        hash.getBytes(StandardCharsets.ISO_8859_1));
        return same ? AuthAnswer.RIGHT : AuthAnswer.WRONG;
    }
}
