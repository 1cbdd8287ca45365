package org.waypost.tests.bench.language;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** Prints how long {@code waypost check} takes: whole processes, then warm in one JVM. */
public final class CheckBench {
    private static final int RUNS = 5;
    private static final int WARM_UPS = 3000;
    private static final int WARM_RUNS = 1000;
    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};

    private final PrintStream out;
    private final Path launcher;
    private final Path folder;

    private CheckBench(PrintStream out, Path launcher, Path folder) {
        this.out = out;
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Argument: the launcher. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("waypost-bench-");
        CheckBench bench = new CheckBench(System.out, Path.of(arguments[0]), folder);
        bench.out.printf(
                "%s, %d processors, %s %s, %d runs each: min / median / max%n",
                Instant.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                RUNS);
        bench.wholeProcesses();
        bench.growth();
        bench.hostile();
        bench.warm();
    }

    private void wholeProcesses() throws IOException, InterruptedException {
        row("30 lines", LargeFile.small());
        row("100,000 lines, 1,000 tables, modern", LargeFile.modern(100_000, 1_000));
        row("100,000 lines, 1,000 tables, classic", LargeFile.classic(100_000, 1_000));
        row("100,000 lines, a fault on each", LargeFile.faulty(100_000));
    }

    private ProcessTimes row(String name, String text) throws IOException, InterruptedException {
        ProcessTimes times = times(Files.writeString(folder.resolve("smtpd.conf"), text));
        out.println(times.line(name));
        return times;
    }

    private ProcessTimes times(Path file) throws IOException, InterruptedException {
        List<String> command = List.of(launcher.toString(), "check", file.toString());
        return ProcessTimes.of(command, RUNS);
    }

    /** The slope of the logarithms between the smallest and the largest. */
    private void growth() throws IOException, InterruptedException {
        List<ProcessTimes> all = new ArrayList<>();
        for (int size : SIZES) {
            all.add(row("%,d lines".formatted(size), LargeFile.modern(size, 100)));
        }
        double factor = Math.log((double) SIZES[SIZES.length - 1] / SIZES[0]);
        double time = all.getLast().medianMillis() / all.getFirst().medianMillis();
        double memory = (double) all.getLast().peakKib() / all.getFirst().peakKib();
        out.printf(
                Locale.ROOT,
                "growth exponent from 1,000 to 1,000,000 lines: time %.2f, memory %.2f%n",
                Math.log(time) / factor,
                Math.log(memory) / factor);
        ProcessTimes before = all.get(SIZES.length - 2);
        out.printf(
                Locale.ROOT,
                "growth exponent of the last step: time %.2f, memory %.2f%n",
                Math.log10(all.getLast().medianMillis() / before.medianMillis()),
                Math.log10((double) all.getLast().peakKib() / before.peakKib()));
    }

    private void hostile() throws IOException, InterruptedException {
        for (HostileFile hostile : HostileFile.values()) {
            Path own = Files.createDirectories(folder.resolve(hostile.name()));
            String name = hostile.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.println(times(hostile.write(own)).line(name));
        }
    }

    private void warm() {
        SourceFile file = new SourceFile("smtpd.conf", LargeFile.small());
        SourceSet sources = new SourceSet(file, new DiskFiles(folder, folder));
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < WARM_UPS + WARM_RUNS; run++) {
            long start = System.nanoTime();
            SmtpdCompiler.check(sources, CompileOptions.DEFAULT, LintOptions.at(Instant.EPOCH));
            if (run >= WARM_UPS) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        millis.sort(null);
        out.printf(
                Locale.ROOT,
                "30 lines, warm in one JVM, %d runs: %.3f / %.3f / %.3f ms%n",
                WARM_RUNS,
                millis.getFirst(),
                millis.get(WARM_RUNS / 2),
                millis.getLast());
    }
}
