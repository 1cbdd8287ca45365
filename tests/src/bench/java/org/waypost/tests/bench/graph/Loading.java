package org.waypost.tests.bench.graph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.CompiledFile;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** A compiled configuration with large tables in files: written, and loaded by mapping. */
final class Loading {
    private static final int TABLES = 10;
    private static final int WARM = 8;

    private Loading() {}

    static void rows(Path folder, int rules, int entries) throws IOException {
        SourceSet sources = sources(folder, rules, entries);
        Path compiled = folder.resolve("compiled");
        try {
            long begin = System.nanoTime();
            CompiledFile.write(compiled, sources, CompileOptions.DEFAULT);
            row(text("compiled and written, text to file", rules, entries), begin);
            for (int i = 0; i < WARM; i++) {
                begin = System.nanoTime();
                boolean whole = CompiledFile.load(compiled.toString(), false).graph().isPresent();
                if (!whole) {
                    throw new IllegalStateException("nothing was loaded");
                }
                if (i == 0 || i == WARM - 1) {
                    row(text(i == 0 ? "loaded, first" : "loaded, warm", rules, entries), begin);
                }
            }
        } catch (UnusableFile impossible) {
            throw new IOException(impossible);
        }
        System.out.printf("| the file | | %.1f |%n", Files.size(compiled) / 1048576.0);
    }

    private static String text(String what, int rules, int entries) {
        return String.format(Locale.ROOT, "%s: %,d rules, %,d entries", what, rules, entries);
    }

    private static void row(String what, long begin) {
        System.out.printf(
                Locale.ROOT, "| %s | %.0f | |%n", what, (System.nanoTime() - begin) / 1e6);
    }

    /** A few large tables in files, and small rules behind them. */
    private static SourceSet sources(Path folder, int rules, int entries) throws IOException {
        StringBuilder text = new StringBuilder("listen on socket\naction \"in\" mbox\n");
        for (int table = 0; table < TABLES; table++) {
            Path file = folder.resolve("table" + table);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int i = 0; i < entries / TABLES; i++) {
                    out.write("d" + i + ".t" + table + ".example\n");
                }
            }
            text.append("table t").append(table).append(" file:").append(file).append('\n');
        }
        for (int table = 0; table < TABLES; table++) {
            text.append("match from any for domain <t").append(table).append("> action \"in\"\n");
        }
        for (int rule = TABLES; rule < rules; rule++) {
            text.append("match from any for domain \"r")
                    .append(rule)
                    .append(".example\" action \"in\"\n");
        }
        SourceFile main = new SourceFile("smtpd.conf", text.toString());
        return new SourceSet(main, DiskFiles.beside(folder.resolve("smtpd.conf")));
    }

    /** A folder without folders in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
