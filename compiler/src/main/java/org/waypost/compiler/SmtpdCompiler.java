package org.waypost.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.Checker;
import org.waypost.compiler.check.DialectOf;
import org.waypost.compiler.check.Trail;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.Machine;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.lint.Linter;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lower.Lowering;
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
        Judged judged = judge(sources, options, false, new StatementParser());
        List<Diagnostic> found = judged.state().diagnostics();
        return compilation(judged, new Trail(judged.program()).behind(found), options);
    }

    /**
     * Compiles a configuration and looks for what is allowed and hardly meant, as far as the
     * options and the comments of the file want it. Of a file with errors the statements without
     * one are looked through.
     */
    public static Compilation check(SourceSet sources, CompileOptions options, LintOptions lints) {
        return check(sources, options, lints, new StatementParser());
    }

    /** The same with a parser that may have read other statements before. */
    static Compilation check(
            SourceSet sources, CompileOptions options, LintOptions lints, StatementParser parser) {
        Judged judged = judge(sources, options, true, parser);
        return compilation(judged, linted(judged, options, lints), options);
    }

    private static List<Diagnostic> linted(
            Judged judged, CompileOptions options, LintOptions lints) {
        Checked checked =
                new Checked(
                        judged.program(),
                        judged.statements(),
                        judged.state(),
                        options.release().isPresent());
        List<Diagnostic> found = new Linter(lints).look(checked, judged.state().diagnostics());
        return new Trail(judged.program()).behind(found);
    }

    /**
     * What a release has said.
     *
     * @param statements none unless they are wanted: most callers need no more than the state
     */
    private record Judged(Program program, CheckState state, List<Statement> statements) {}

    private static Judged judge(
            SourceSet sources, CompileOptions options, boolean keep, StatementParser parser) {
        Program program = new Loader(sources, options.macros(), options.thisMachine()).load();
        Dialect dialect =
                options.release()
                        .map(Release::dialect)
                        .orElseGet(() -> DialectOf.recognise(program.statements()));
        Machine machine = ThisMachine.of(sources, options);
        Release reading = options.release().orElse(Release.last(dialect));
        List<Release> releases = candidates(options, dialect);
        List<Statement> statements = new ArrayList<>();
        CheckState newest = new CheckState(releases.getFirst(), reading, machine);
        Checker first = new Checker(program, parser, newest, keep ? statements::add : _ -> {});
        first.check(sources.main());
        if (!failed(newest)) {
            return new Judged(program, newest, statements);
        }
        for (Release release : first.couldAccept(releases.subList(1, releases.size()))) {
            List<Statement> read = new ArrayList<>();
            CheckState state = new CheckState(release, reading, machine);
            Checker checker = new Checker(program, parser, state, keep ? read::add : _ -> {});
            if (checker.accepts(sources.main())) {
                return new Judged(program, state, read);
            }
        }
        return new Judged(program, newest, statements);
    }

    private static Compilation compilation(
            Judged judged, List<Diagnostic> found, CompileOptions options) {
        CheckState state = judged.state();
        if (failed(state) || judged.program().incomplete()) {
            return Compilation.failed(found);
        }
        Optional<Release> named = options.release();
        Release release = named.orElse(Release.last(state.release().dialect()));
        return new Compilation(
                found,
                () -> Optional.of(Lowering.configuration(state, release, named.isPresent())));
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
}
