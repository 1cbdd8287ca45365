package org.waypost.compiler.mailtest;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.mailtest.Suite.Located;
import org.waypost.compiler.mailtest.Suite.TableStand;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;

/** Runs test files. */
public final class SuiteRunner {
    private static final Path ROOT = Path.of("/");

    private SuiteRunner() {}

    /**
     * Runs all cases of a file; never throws for what stands in it.
     *
     * @param covering whether the result says what the cases lead to
     */
    public static SuiteResult run(String file, boolean covering) {
        try {
            String text = MainFile.open(file, ROOT, InputStream.nullInputStream()).main().text();
            return run(file, SuiteReader.read(text), covering);
        } catch (UnusableFile problem) {
            return broken(file, problem.getMessage() + "\n");
        } catch (SuiteProblem problem) {
            return broken(file, file + ":" + problem.line() + ": " + problem.sentence() + "\n");
        }
    }

    private static SuiteResult broken(String file, String lines) {
        return new SuiteResult(file, List.of(), lines, Optional.empty());
    }

    private static SuiteResult run(String file, Suite suite, boolean covering)
            throws UnusableFile, SuiteProblem {
        String config = Path.of(file).resolveSibling(suite.config().value()).toString();
        Compilation compilation =
                SmtpdCompiler.compile(
                        MainFile.open(config, ROOT, InputStream.nullInputStream()),
                        options(suite.machine()));
        if (compilation.configuration().isEmpty()) {
            var errors =
                    compilation.diagnostics().stream()
                            .filter(d -> d.severity() == Severity.ERROR)
                            .toList();
            return broken(file, config + " does not compile\n" + new LineForm().render(errors));
        }
        Configuration configuration = compilation.configuration().get();
        RuleProgram program = program(file, suite, configuration);
        CaseRunner runner = new CaseRunner(configuration, program, covering);
        List<CaseResult> results = new ArrayList<>();
        for (MailCase mailCase : suite.cases()) {
            results.add(runner.run(mailCase));
        }
        return new SuiteResult(file, results, "", runner.coverage());
    }

    private static CompileOptions options(Suite.Machine machine) {
        return new CompileOptions(
                machine.release(), machine.hostname(), machine.interfaces(), Map.of(), false);
    }

    private static RuleProgram program(String file, Suite suite, Configuration configuration)
            throws SuiteProblem {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Located<TableStand>> stand : suite.tables().entrySet()) {
            String name = stand.getKey();
            if (!configuration.tables().containsKey(name)) {
                throw new SuiteProblem(
                        stand.getValue().line(), "the configuration has no table `" + name + "`");
            }
            tables.put(name, TableSwap.table(name, stand.getValue().value(), file));
        }
        return new TableSwap(tables).apply(configuration.program());
    }
}
