package org.waypost.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.check.Checker;
import org.waypost.compiler.check.DialectOf;
import org.waypost.compiler.check.Trail;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.Machine;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.lower.Lowering;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.syntax.Loader;
import org.waypost.compiler.syntax.Program;
import org.waypost.compiler.syntax.StatementParser;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** The way in: text to checked configuration with its rules. Stateless, any thread. */
public final class SmtpdCompiler {
    private SmtpdCompiler() {}

    /**
     * Compiles a configuration. Without a release in the options it is accepted when at least one
     * release of its dialect refuses nothing; the errors are those of the newest one.
     *
     * @return diagnostics always; the configuration only without errors. Never throws on bad input.
     */
    public static Compilation compile(SourceSet sources, CompileOptions options) {
        Program program = new Loader(sources, options.macros(), options.thisMachine()).load();
        Dialect dialect =
                options.release()
                        .map(Release::dialect)
                        .orElseGet(() -> DialectOf.recognise(program.statements()));
        Machine machine = ThisMachine.of(sources, options);
        StatementParser parser = new StatementParser();
        List<CheckState> tried = new ArrayList<>();
        for (Release release : candidates(options, dialect)) {
            CheckState state = new Checker(program, parser, release, machine).check(sources.main());
            if (!failed(state)) {
                return accepted(state, program, options, dialect);
            }
            tried.add(state);
        }
        return new Compilation(
                new Trail(program).behind(tried.getFirst().diagnostics()), Optional.empty());
    }

    /**
     * Reads one file as it is written: for the formatter and the editor. Macros are not put in,
     * includes not followed. Never throws on bad input.
     */
    public static Document parse(SourceFile file) {
        return new DocumentReader(file).read();
    }

    /** Newest first. Nothing that 6.4 to 6.7 take and 6.8 refuses is worth taking unasked. */
    private static List<Release> candidates(CompileOptions options, Dialect dialect) {
        if (options.release().isPresent()) {
            return List.of(options.release().get());
        }
        return Release.of(dialect).reversed().stream()
                .filter(r -> dialect == Dialect.CLASSIC || r.atLeast(Release.R6_8))
                .toList();
    }

    private static boolean failed(CheckState state) {
        return state.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    private static Compilation accepted(
            CheckState state, Program program, CompileOptions options, Dialect dialect) {
        Release release = options.release().orElse(Release.last(dialect));
        Optional<Configuration> configuration =
                program.incomplete()
                        ? Optional.empty()
                        : Optional.of(
                                Lowering.configuration(
                                        state, release, options.release().isPresent()));
        return new Compilation(new Trail(program).behind(state.diagnostics()), configuration);
    }
}
