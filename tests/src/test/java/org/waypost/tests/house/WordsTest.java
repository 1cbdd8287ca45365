package org.waypost.tests.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words in sources that mean that something was left undone, or reaches around a seam. */
class WordsTest {
    private static final Repository REPOSITORY = Repository.here();
    private static final List<String> SOURCES =
            List.of(".java", ".g4", ".xtext", ".ts", ".mjs", ".js", ".sh", ".xml", ".yaml", ".md");

    // Written in pieces, or this file would be its own first finding.
    private static final Pattern UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern NOT_RUN =
            Pattern.compile(
                    "@Dis" + "abled\\b|@Ig" + "nore\\b|\\b(it|test|describe)\\.sk" + "ip\\(");
    private static final Pattern WAITING = Pattern.compile("Thread\\.sl" + "eep\\(");
    private static final Pattern REAL_WORLD =
            Pattern.compile(
                    "System\\.current"
                            + "TimeMillis|Instant\\.n"
                            + "ow\\(\\)|LocalDate(Time)?\\.n"
                            + "ow\\(\\)|Math\\.ran"
                            + "dom\\(|new (Secure)?Ran"
                            + "dom\\(\\)");

    /** Where the real clock and real randomness are handed in: the seams, and what assembles. */
    private static final Pattern ASSEMBLY =
            Pattern.compile("/(io|boot|cli|demo|launch|bench|lsp)/|^tests/");

    @Test
    void nothingIsLeftUndone() {
        demand("what is left undone is done, or said in the notes", UNDONE, file -> true);
    }

    @Test
    void everyTestRuns() {
        demand("a test that does not run is mended or taken out", NOT_RUN, file -> true);
    }

    @Test
    void nothingSleeps() {
        demand(
                "code waits for a condition or by the timer seam, never for a time",
                WAITING,
                file -> !ASSEMBLY.matcher(file).find() || file.startsWith("tests/"));
    }

    @Test
    void timeAndChanceComeInByConstructor() {
        demand(
                "time and randomness come in by constructor (java.time.InstantSource, Entropy)",
                REAL_WORLD,
                file -> file.contains("/src/main/") && !ASSEMBLY.matcher(file).find());
    }

    private static void demand(String rule, Pattern words, Predicate<String> where) {
        List<Finding> found = new ArrayList<>();
        for (String suffix : SOURCES) {
            for (Path file : REPOSITORY.files(suffix)) {
                if (where.test(REPOSITORY.name(file))) {
                    found.addAll(findings(file, words));
                }
            }
        }
        Finding.demandNone(rule, found);
    }

    private static List<Finding> findings(Path file, Pattern words) {
        List<Finding> found = new ArrayList<>();
        int number = 0;
        for (String line : Repository.read(file).lines().toList()) {
            number++;
            var match = words.matcher(line);
            if (match.find()) {
                found.add(new Finding(REPOSITORY.name(file) + ":" + number, match.group()));
            }
        }
        return found;
    }
}
