package org.waypost.tests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process takes of its machine, by /proc. Any thread. */
public record ProcessLoad(long pid) {
    /** USER_HZ: ticks in the files of /proc, on every Linux of the last decades. */
    private static final double TICKS_A_SECOND = 100;

    /** Places of utime, stime, cutime and cstime behind the name in /proc/PID/stat. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** Memory that lies in RAM, in megabytes. */
    public long residentMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        }
    }

    /** Open files and sockets. */
    public long descriptors() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return entries.count();
        }
    }

    /** Seconds of CPU that it, its children and those that have ended have used. */
    public double cpuSeconds() throws IOException {
        double ticks = ticks(pid, List.of(USER, SYSTEM, ENDED_USER, ENDED_SYSTEM));
        List<ProcessHandle> children = ProcessHandle.of(pid).orElseThrow().children().toList();
        for (ProcessHandle child : children) {
            ticks += ticks(child.pid(), List.of(USER, SYSTEM));
        }
        return ticks / TICKS_A_SECOND;
    }

    private static long ticks(long pid, List<Integer> places) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return places.stream().mapToLong(place -> Long.parseLong(fields[place])).sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
