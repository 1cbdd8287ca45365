package org.waypost.tests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** strace(1) on a process that runs: what it does to files below one folder, call by call. */
public final class Strace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CALLS = "trace=%file,%desc,sync,syncfs,fsync,fdatasync";

    /** `PID name(arguments…`; what another thread interrupted ends later, in a line of its own. */
    private static final Pattern CALL = Pattern.compile("\\d+ +(\\w+)\\((.*)");

    private static final Pattern PATH = Pattern.compile("[\"<](/[^\">]*)[\">]");

    private final Process process;
    private final Path calls;
    private final Path said;

    /**
     * A call.
     *
     * @param name of the system call
     * @param paths that it names, by name or by descriptor
     */
    public record Call(String name, List<String> paths) {}

    private Strace(Process process, Path calls, Path said) {
        this.process = process;
        this.calls = calls;
        this.said = said;
    }

    /** Returns when it watches every thread of the process. */
    public static Strace on(long pid, Path folder) throws IOException {
        Path calls = Files.createTempFile(folder, "strace-", ".calls");
        Path said = Files.createTempFile(folder, "strace-", ".said");
        List<String> line =
                List.of("strace", "-f", "-y", "-s", "0", "-e", CALLS, "-o", calls.toString());
        List<String> whole = new ArrayList<>(line);
        whole.addAll(List.of("-p", Long.toString(pid)));
        Process process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        Strace strace = new Strace(process, calls, said);
        Patience.until(
                "strace is attached",
                LIMIT,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("strace ended: " + Files.readString(said));
                    }
                    return Files.readString(said).contains("attached");
                });
        return strace;
    }

    /** How many calls so far have all these words in them. */
    public long seen(String... words) throws IOException {
        try (var lines = Files.lines(calls, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> List.of(words).stream().allMatch(line::contains)).count();
        }
    }

    /** Lets the process go; the calls that concern this folder, in the order they were begun. */
    public List<Call> below(Path folder) throws IOException {
        close();
        List<Call> found = new ArrayList<>();
        for (String line : Files.readAllLines(calls, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.matches()) {
                List<String> paths = paths(call.group(2), folder.toString());
                if (!paths.isEmpty()) {
                    found.add(new Call(call.group(1), paths));
                }
            }
        }
        return found;
    }

    private static List<String> paths(String arguments, String folder) {
        List<String> paths = new ArrayList<>();
        Matcher path = PATH.matcher(arguments);
        while (path.find()) {
            if (path.group(1).equals(folder) || path.group(1).startsWith(folder + "/")) {
                paths.add(path.group(1).substring(folder.length()));
            }
        }
        return paths;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("strace did not end: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
