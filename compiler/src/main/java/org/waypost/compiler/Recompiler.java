package org.waypost.compiler;

import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.syntax.StatementParser;

/**
 * Compiles a text again and again while somebody changes it: a statement of a form that was read
 * before is not parsed anew. One at a time; others wait.
 */
public final class Recompiler {
    private final StatementParser parser = new StatementParser();

    /** The same answer as {@link SmtpdCompiler#check}, sooner. */
    public synchronized Compilation check(
            SourceSet sources, CompileOptions options, LintOptions lints) {
        parser.restart();
        return SmtpdCompiler.check(sources, options, lints, parser);
    }
}
