package org.waypost.tests.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/**
 * One file and what the releases of its dialect answered to it, oldest first.
 *
 * @param name {@code classic/003-minimal.conf}
 */
record CheckCase(String name, ConformanceFolder.Measured files, List<Answer> answers) {
    private static final Map<String, List<String>> INTERFACES =
            Map.of("lo", List.of("127.0.0.1", "::1"));

    /**
     * What one release answered.
     *
     * @param messages in the order in which they were printed
     */
    record Answer(Release release, boolean accepted, List<String> messages) {}

    static List<CheckCase> all(ConformanceFolder folder) {
        List<CheckCase> cases = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            String kind = dialect == Dialect.CLASSIC ? "classic" : "modern";
            ConformanceFolder.Measured files =
                    new ConformanceFolder.Measured(folder.path().resolve("check/" + kind));
            answers(folder.lines("check/" + kind + ".tsv"), dialect)
                    .forEach((file, a) -> cases.add(new CheckCase(kind + "/" + file, files, a)));
        }
        return cases;
    }

    private static Map<String, List<Answer>> answers(List<String> lines, Dialect dialect) {
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", 4);
            Release release = Release.named(cells[1]).orElseThrow();
            if (release.dialect() == dialect) {
                List<String> messages = List.of(cells[3].split("\\|"));
                answers.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                        .add(new Answer(release, cells[2].equals("0"), messages));
            }
        }
        return answers;
    }

    boolean accepted() {
        return answers.stream().anyMatch(Answer::accepted);
    }

    Compilation compile(Optional<Release> release) {
        CompileOptions options =
                new CompileOptions(
                        release,
                        Optional.of("mail.oracle.test"),
                        Optional.of(INTERFACES),
                        Map.of(),
                        true);
        String file = name.substring(name.indexOf('/') + 1);
        return SmtpdCompiler.compile(new SourceSet(files.main(file), files), options);
    }

    /** What the newest release that refuses the file printed. */
    List<String> refusal() {
        return answers.getLast().messages().stream()
                .map(m -> m.replace("@DIR@", files.folder().toString()))
                .toList();
    }

    static Diagnostic firstError(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow();
    }

    /** The sentence, with file and line as the original prints them, and the sentence alone. */
    static List<String> forms(Diagnostic error) {
        String sentence = error.original().orElse("");
        String place = error.span().file().name() + ":" + error.span().line() + ": ";
        return List.of(place + sentence, sentence);
    }
}
