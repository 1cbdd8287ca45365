package org.waypost.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.decide.Decision;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeRow;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphVerifier;
import org.waypost.engine.table.Answer;
import org.waypost.grammar.Release;

/**
 * Every decision that was measured on a real release is made the same when that release is named,
 * rule by rule and by the graph.
 */
class DecideConformanceTest {
    private static final String LOOPBACK = "127.0.0.1";

    @ParameterizedTest
    @CsvSource({"2013, 4800", "6.0.3, 4800", "7.8.0, 7600"})
    void everyMeasuredDecisionIsMadeTheSame(String release, int lines) throws IOException {
        Path folder = ConformanceFolder.here().path().resolve("decide").resolve(release);
        Tally tally = new Tally(folder, Release.named(release).orElseThrow());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".conf")).sorted().toList()) {
                tally.compare(file);
            }
        }
        assertThat(tally.different).isEmpty();
        assertThat(tally.same).isEqualTo(2 * lines);
    }

    /** How the decisions of one release compare. */
    private static final class Tally {
        private final Path folder;
        private final Release release;
        private final List<String> different = new ArrayList<>();
        private int same;

        Tally(Path folder, Release release) {
            this.folder = folder;
            this.release = release;
        }

        void compare(Path file) throws IOException {
            Configuration configuration = compile(file);
            DecisionGraph graph = DecisionGraph.of(configuration.program());
            assertThat(GraphVerifier.verify(graph)).as(file.toString()).isEmpty();
            Path envelopes = Path.of(file.toString().replace(".conf", ".tsv"));
            EnvelopeReader reader = new EnvelopeReader(configuration);
            for (String line : Files.readAllLines(envelopes)) {
                compare(reader, new LinearEvaluator(configuration.program()), file, line);
                compare(reader, new GraphEvaluator(graph), file, line);
            }
        }

        private void compare(EnvelopeReader reader, Evaluator evaluator, Path file, String line) {
            EnvelopeRow row = EnvelopeRow.parse(line);
            Decision expected = row.expected().orElseThrow();
            Decision found =
                    switch (reader.read(row.envelope())) {
                        case EnvelopeReader.Reading.RefusedAddress _ -> Decision.REFUSED_ADDRESS;
                        case EnvelopeReader.Reading.Unreadable(String why) ->
                                new Decision("unreadable", why, "-");
                        case EnvelopeReader.Reading.Envelope(var facts) ->
                                Decision.of(evaluator.decide(facts, noTableOutside()));
                    };
            if (found.equals(expected)) {
                same++;
            } else {
                different.add(
                        "%s, %s: %s instead of %s for %s"
                                .formatted(
                                        file.getFileName(),
                                        evaluator.getClass().getSimpleName(),
                                        found,
                                        expected,
                                        line));
            }
        }

        private static Function<LookupNeed, Answer> noTableOutside() {
            return need -> new Answer.Failed("no table " + need.table().name());
        }

        private Configuration compile(Path file) throws IOException {
            String text =
                    Files.readString(file).replace("@DIR@", folder.toAbsolutePath().toString());
            SourceFile main = new SourceFile(file.toString(), text);
            CompileOptions options =
                    new CompileOptions(
                            Optional.of(release),
                            Optional.of("mail.oracle.test"),
                            Optional.of(Map.of("lo", List.of(LOOPBACK, "::1"))),
                            Map.of(),
                            false);
            Compilation compilation =
                    SmtpdCompiler.compile(new SourceSet(main, DiskFiles.beside(file)), options);
            assertThat(compilation.configuration())
                    .as(() -> file + ": " + compilation.diagnostics())
                    .isPresent();
            return compilation.configuration().orElseThrow();
        }
    }
}
