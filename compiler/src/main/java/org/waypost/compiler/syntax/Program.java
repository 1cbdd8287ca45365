package org.waypost.compiler.syntax;

import java.util.List;
import java.util.Map;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

/**
 * A configuration with its includes put in, statement by statement, not yet judged.
 *
 * @param problems includes that could not be read
 * @param macros where each macro was defined last
 * @param includes by each included file, where it is included
 * @param incomplete whether an include is missing: a name may be defined there
 */
public record Program(
        List<RawStatement> statements,
        List<Diagnostic> problems,
        Map<String, Span> macros,
        Map<SourceFile, Span> includes,
        boolean incomplete) {
    public Program {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
        macros = Map.copyOf(macros);
        includes = Map.copyOf(includes);
    }
}
