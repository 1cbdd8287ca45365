package org.waypost.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a folder anew without their signatures, and old classes as those of Java 6: an
 * ahead-of-time cache takes no classes of signed jars, and none older. For the copies that are run,
 * never for the libraries themselves.
 */
public final class UnsignedJars {
    /** Up to the version. */
    private static final int HEADER_BYTES = 8;

    private static final int CLASS_MAGIC = 0xcafebabe;

    /** The low byte of the major version. */
    private static final int MAJOR_AT = 7;

    /**
     * That of Java 6: it means the same as those before, and is verified as they are if need be.
     */
    private static final byte OLDEST_CACHED = 50;

    private UnsignedJars() {}

    /** Takes one folder; says on standard error what could not be written, and ends with 1. */
    public static void main(String[] arguments) {
        try {
            List<Path> jars = new ArrayList<>();
            try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
            }
            for (Path jar : jars) {
                if (isSigned(jar) || isOld(jar)) {
                    write(jar);
                }
            }
        } catch (IOException unwritable) {
            System.err.println("cannot write the jars: " + unwritable.getMessage());
            System.exit(1);
        }
    }

    private static boolean isSigned(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(UnsignedJars::isSignature);
        }
    }

    private static boolean isOld(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isOldClass(header(zip, entry))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] header(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readNBytes(HEADER_BYTES);
        }
    }

    /** The Java Virtual Machine Specification, 4.1: magic, minor and major version. */
    private static boolean isOldClass(byte[] content) {
        return content.length >= HEADER_BYTES
                && ByteBuffer.wrap(content).getInt() == CLASS_MAGIC
                && content[MAJOR_AT - 1] == 0
                && content[MAJOR_AT] < OLDEST_CACHED;
    }

    private static boolean isSignature(ZipEntry entry) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        return name.startsWith("META-INF/")
                && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".EC"));
    }

    /** A new file in the place of the old one: the old one may have other names. */
    private static void write(Path jar) throws IOException {
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(fresh);
                ZipOutputStream to = new ZipOutputStream(file)) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!isSignature(entry)) {
                    copy(from, entry, to);
                }
            }
        }
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTime(entry.getTime());
        to.putNextEntry(same);
        try (InputStream content = from.getInputStream(entry)) {
            byte[] bytes = content.readAllBytes();
            if (isOldClass(bytes)) {
                bytes[MAJOR_AT] = OLDEST_CACHED;
            }
            to.write(bytes);
        }
        to.closeEntry();
    }
}
