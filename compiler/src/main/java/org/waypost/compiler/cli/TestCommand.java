package org.waypost.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.Folder;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.mailtest.JUnitReport;
import org.waypost.compiler.mailtest.SuiteResult;
import org.waypost.compiler.mailtest.SuiteRunner;
import org.waypost.compiler.mailtest.TextReport;

/** {@code waypost test}: runs the golden tests of decisions. */
final class TestCommand implements LanguageCommand {
    private static final String ENDING = ".mailtest.yaml";

    @Override
    public Syntax syntax() {
        return Syntax.of("test", "runs *.mailtest.yaml: decisions of sample envelopes", "PATH…")
                .with("--coverage", "", "say which rules no case leads to")
                .with("--junit", "FILE", "write the results as JUnit's XML too");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().isEmpty()) {
            throw syntax().failure("expected a file or a folder");
        }
        List<SuiteResult> results = new ArrayList<>();
        boolean unusable = false;
        for (String path : arguments.operands()) {
            try {
                Folder.expand(path, ENDING).forEach(file -> results.add(SuiteRunner.run(file)));
            } catch (UnusableFile problem) {
                terminal.complain(problem.getMessage());
                unusable = true;
            }
        }
        terminal.out().print(safe(TextReport.of(results, arguments.has("--coverage"))));
        writeJUnit(arguments.value("--junit"), results);
        boolean met = results.stream().allMatch(SuiteResult::met);
        return met && !unusable ? Exit.YES : Exit.NO;
    }

    private static String safe(String report) {
        StringBuilder out = new StringBuilder();
        report.lines().forEach(line -> out.append(SafeText.of(line)).append('\n'));
        return out.toString();
    }

    private static void writeJUnit(Optional<String> file, List<SuiteResult> results)
            throws CommandFailure {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(file.get()), JUnitReport.of(results));
        } catch (IOException | IllegalArgumentException unwritable) {
            throw new CommandFailure(Exit.NO, "cannot write `" + file.get() + "`");
        }
    }
}
