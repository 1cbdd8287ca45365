package org.waypost.compiler.diagnostic;

import java.util.List;

/**
 * {@code file:line: message}, as {@code smtpd -n} prints: the original's own sentence where it has
 * one, so that people who search for it find it. Behind a bare {@code syntax error}, which teaches
 * nothing, what was expected follows on the next line.
 */
public final class LineForm implements DiagnosticForm {
    private static final String SYNTAX_ERROR = "syntax error";

    @Override
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            line(out, diagnostic);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, Diagnostic diagnostic) {
        String first = diagnostic.original().orElse(diagnostic.message());
        out.append(SafeText.of(diagnostic.span().file().name()))
                .append(':')
                .append(diagnostic.span().line())
                .append(": ")
                .append(SafeText.of(first))
                .append('\n');
        if (first.equals(SYNTAX_ERROR)) {
            out.append("    ").append(SafeText.of(diagnostic.message())).append('\n');
        }
        for (String help : diagnostic.help()) {
            out.append("    help: ").append(SafeText.of(help)).append('\n');
        }
    }
}
