package org.waypost.compiler;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceSet;

/** What {@code smtpd -n} does: judges a file for this machine, in the original's words. */
public final class Checker {
    /** What the original prints for a file without errors. */
    public static final String OK = "configuration OK";

    private Checker() {}

    /**
     * Checks a file and prints {@value #OK} or the errors, each as {@code file:line: message}.
     *
     * @param macros {@code -D name=value}
     * @return the exit code: 0 or 1
     */
    public static int check(
            String file, Map<String, String> macros, InputStream in, PrintStream err) {
        try {
            SourceSet sources = MainFile.open(file, Path.of("/"), in);
            CompileOptions options =
                    new CompileOptions(
                            Optional.empty(), Optional.empty(), Optional.empty(), macros, true);
            return report(SmtpdCompiler.compile(sources, options), err);
        } catch (UnusableFile problem) {
            err.println("smtpd: " + SafeText.of(problem.getMessage()));
            return 1;
        }
    }

    private static int report(Compilation compilation, PrintStream err) {
        List<Diagnostic> errors =
                compilation.diagnostics().stream()
                        .filter(d -> d.severity() == Severity.ERROR)
                        .toList();
        err.print(new LineForm().render(errors));
        if (!errors.isEmpty()) {
            return 1;
        }
        err.println(OK);
        return 0;
    }
}
