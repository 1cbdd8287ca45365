package org.waypost.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.Folder;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.mailtest.FirstSuite;
import org.waypost.compiler.mailtest.SuiteResult;
import org.waypost.compiler.mailtest.SuiteRunner;
import org.waypost.compiler.mailtest.SuiteUpdate;
import org.waypost.compiler.mailtest.report.JUnitReport;
import org.waypost.compiler.mailtest.report.LcovReport;
import org.waypost.compiler.mailtest.report.TextReport;

/** {@code waypost test}: runs the golden tests of decisions. */
final class TestCommand implements LanguageCommand {
    private static final String ENDING = ".mailtest.yaml";

    @Override
    public Syntax syntax() {
        return Syntax.of("test", "runs *.mailtest.yaml: decisions of sample envelopes", "PATH…")
                .with(
                        "--coverage",
                        "",
                        "say which rules and which edges of the graph no case meets")
                .with("--lcov", "FILE", "write the coverage as lcov's tools read it")
                .with("--junit", "FILE", "write the results as JUnit's XML too")
                .with("--update", "", "write what is decided where something else is expected")
                .with("--init", "CONFIG", "write a first test file: a case for each rule of CONFIG")
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.has("--init")) {
            return init(arguments, terminal);
        }
        if (arguments.operands().isEmpty()) {
            throw syntax().failure("expected a file or a folder");
        }
        List<SuiteResult> results = new ArrayList<>();
        boolean unusable = false;
        for (String path : arguments.operands()) {
            try {
                for (String file : Folder.expand(path, ENDING)) {
                    results.add(result(file, arguments, terminal));
                }
            } catch (UnusableFile problem) {
                terminal.complain(problem.getMessage());
                unusable = true;
            }
        }
        terminal.out().print(safe(TextReport.of(results)));
        write(arguments.value("--junit"), () -> JUnitReport.of(results));
        write(arguments.value("--lcov"), () -> LcovReport.of(results));
        boolean met = results.stream().allMatch(SuiteResult::met);
        return met && !unusable ? Exit.YES : Exit.NO;
    }

    private static SuiteResult result(String file, Arguments arguments, Terminal terminal)
            throws UnusableFile {
        boolean covering = arguments.has("--coverage") || arguments.has("--lcov");
        SuiteResult result = SuiteRunner.run(file, covering);
        if (!arguments.has("--update") || result.met() || !result.problem().isEmpty()) {
            return result;
        }
        int changes = SuiteUpdate.write(file, result);
        terminal.out()
                .println(
                        SafeText.of("updated " + file + ": " + changes)
                                + (changes == 1 ? " expectation" : " expectations"));
        return SuiteRunner.run(file, covering);
    }

    private static String safe(String report) {
        StringBuilder out = new StringBuilder();
        report.lines().forEach(line -> out.append(SafeText.of(line)).append('\n'));
        return out.toString();
    }

    private static void write(Optional<String> file, Supplier<String> text) throws CommandFailure {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(file.get()), text.get());
        } catch (IOException | IllegalArgumentException unwritable) {
            throw new CommandFailure(Exit.NO, "cannot write `" + file.get() + "`");
        }
    }

    private int init(Arguments arguments, Terminal terminal) throws CommandFailure {
        String config = arguments.value("--init").orElseThrow();
        if (!arguments.operands().isEmpty()) {
            throw syntax().failure("`--init CONFIG` stands alone");
        }
        MachineOptions machine = MachineOptions.of(arguments);
        FirstSuite.Written written =
                FirstSuite.of(
                        Loaded.of(config, machine, terminal).configuration(),
                        Path.of(config).getFileName().toString(),
                        machine.compileOptions());
        Path file = testFile(config);
        if (Files.exists(file)) {
            throw new CommandFailure(Exit.NO, "`" + file + "` is there already");
        }
        write(Optional.of(file.toString()), written::yaml);
        terminal.out().println(SafeText.of("wrote " + file + ": " + written.cases() + " cases"));
        written.without().forEach(line -> terminal.out().println("      " + SafeText.of(line)));
        return Exit.YES;
    }

    /** {@code smtpd.conf} is tested by {@code smtpd.mailtest.yaml} beside it. */
    private static Path testFile(String config) throws CommandFailure {
        try {
            Path path = Path.of(config);
            String name = path.getFileName().toString().replaceFirst("\\.conf$", "");
            return path.resolveSibling(name + ENDING);
        } catch (InvalidPathException notAPath) {
            throw new CommandFailure(Exit.USAGE, "`" + config + "` is no file's name");
        }
    }
}
