package org.waypost.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Release;
import org.waypost.tests.process.Ended;

/** Debian's real OpenSMTPD 6.8 and ours on the same configurations. */
@Tag("peer")
class OriginalCheckerTest {
    private static final long SEED = 20130131;
    private static final int CONFIGURATIONS = 150;

    @TempDir Path folder;

    @Test
    void bothAcceptTheSameAndSayTheSameFirst() throws IOException {
        Optional<OriginalChecker> original = OriginalChecker.unpacked();
        assumeTrue(original.isPresent(), "Debian's opensmtpd 6.8 can be unpacked and run");
        RandomConfiguration texts = new RandomConfiguration(SEED);
        List<String> others = new ArrayList<>();
        int accepted = 0;
        for (int count = 0; count < CONFIGURATIONS; count++) {
            Path file = folder.resolve("smtpd.conf");
            Files.writeString(file, texts.next());
            Ended theirs = original.get().check(file);
            accepted += theirs.code() == 0 ? 1 : 0;
            String ours = firstSentence(file);
            if (!ours.equals(sentence(theirs))) {
                others.add(sentence(theirs) + " <> " + ours + "\n" + Files.readString(file));
            }
        }
        assertThat(others).isEmpty();
        assertThat(accepted).as("some of both").isBetween(5, CONFIGURATIONS - 5);
    }

    /**
     * The first message without file and line. What is printed before it by another part of the
     * original tells why a file could not be read; our message has that in its own words.
     */
    private static String sentence(Ended ended) {
        if (ended.code() == 0) {
            return "";
        }
        return ended.said()
                .lines()
                .skip(1)
                .filter(line -> !line.contains(": fopen: "))
                .findFirst()
                .map(line -> line.replaceFirst("^(smtpd: |smtpd\\.conf:\\d+: )", ""))
                .orElse("");
    }

    private static String firstSentence(Path file) throws IOException {
        CompileOptions options =
                new CompileOptions(
                        Release.named("6.8"), Optional.empty(), Optional.empty(), Map.of(), true);
        SourceSet sources =
                new SourceSet(DiskFiles.readText("smtpd.conf", file), DiskFiles.beside(file));
        Compilation compilation = SmtpdCompiler.compile(sources, options);
        return compilation.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .findFirst()
                .map(Diagnostic::original)
                .map(said -> said.orElse("").replaceFirst("^smtpd: ", ""))
                .orElse("");
    }
}
