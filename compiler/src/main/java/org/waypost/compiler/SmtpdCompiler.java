package org.waypost.compiler;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.source.SourceSet;

/** The way in: text to checked configuration with its rules. Stateless, any thread. */
public final class SmtpdCompiler {
    private SmtpdCompiler() {}

    /**
     * Compiles a configuration.
     *
     * @return diagnostics always; the configuration only without errors. Never throws on bad input.
     */
    public static Compilation compile(SourceSet sources, CompileOptions options) {
        return new Compilation(List.of(), Optional.empty());
    }
}
