package org.waypost.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * never for the libraries themselves. One thread.
 */
public final class UnsignedJars {
    private final OldClasses old;

    private UnsignedJars(OldClasses old) {
        this.old = old;
    }

    /** Takes one folder; says on standard error what could not be written, and ends with 1. */
    public static void main(String[] arguments) {
        try {
            List<Path> jars = new ArrayList<>();
            try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
                files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
            }
            writeAll(jars);
        } catch (IOException unwritable) {
            System.err.println("cannot write the jars: " + unwritable.getMessage());
            System.exit(1);
        }
    }

    private static void writeAll(List<Path> jars) throws IOException {
        try (OldClasses old = OldClasses.among(jars)) {
            UnsignedJars writer = new UnsignedJars(old);
            for (Path jar : jars) {
                if (isSigned(jar) || isOld(jar)) {
                    writer.write(jar);
                }
            }
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
                if (OldClasses.isOne(header(zip, entry))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] header(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readNBytes(OldClasses.HEADER_BYTES);
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        return name.startsWith("META-INF/")
                && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".EC"));
    }

    /** A new file in the place of the old one: the old one may have other names. */
    private void write(Path jar) throws IOException {
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

    private void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTime(entry.getTime());
        to.putNextEntry(same);
        try (InputStream content = from.getInputStream(entry)) {
            byte[] bytes = content.readAllBytes();
            to.write(OldClasses.isOne(bytes) ? old.newer(bytes) : bytes);
        }
        to.closeEntry();
    }
}
