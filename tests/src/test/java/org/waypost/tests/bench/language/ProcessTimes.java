package org.waypost.tests.bench.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Several runs of one command, start of the process to its end.
 *
 * @param millis sorted
 * @param peakKib the largest resident size that was seen; it is asked every few milliseconds, so
 *     that a peak just before the end may be missed; 0 where there is no /proc
 */
record ProcessTimes(List<Double> millis, long peakKib) {
    private static final long ASK_MILLIS = 5;

    ProcessTimes {
        millis = List.copyOf(millis);
    }

    /** Runs it once unmeasured, then so often. */
    static ProcessTimes of(List<String> command, int runs)
            throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        long peak = 0;
        for (int run = 0; run <= runs; run++) {
            long start = System.nanoTime();
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            while (!process.waitFor(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, residentKib(process.pid()));
            }
            if (run > 0) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        millis.sort(null);
        return new ProcessTimes(millis, peak);
    }

    private static long residentKib(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    double medianMillis() {
        return millis.get(millis.size() / 2);
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-40s %8.0f / %8.0f / %8.0f ms  %5d MiB",
                name,
                millis.getFirst(),
                medianMillis(),
                millis.getLast(),
                peakKib >> 10);
    }
}
