package org.waypost.compiler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.Folder;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.cli.line.Version;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.DiagnosticForm;
import org.waypost.compiler.diagnostic.JsonForm;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.PictureForm;
import org.waypost.compiler.diagnostic.SarifForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceSet;

/** {@code waypost check}: exit 0 without errors, else 1. */
final class CheckCommand implements LanguageCommand {
    private static final List<Severity> COUNTED =
            List.of(Severity.ERROR, Severity.WARNING, Severity.HINT);

    @Override
    public Syntax syntax() {
        return Syntax.of("check", "checks configurations and shows what is wrong", "FILE…")
                .with("--format", "FORMAT", "text (default), line, json or sarif")
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().isEmpty()) {
            throw syntax().failure("which file");
        }
        String format = arguments.value("--format").orElse("text");
        DiagnosticForm form = form(format, terminal);
        Run run = new Run(MachineOptions.of(arguments), terminal);
        arguments.operands().forEach(run::checkAll);
        terminal.out().print(form.render(run.found));
        if (format.equals("text") && run.checked > 0) {
            terminal.out().println(summary(run));
        }
        return run.hasErrors() || run.unusable ? Exit.NO : Exit.YES;
    }

    private DiagnosticForm form(String format, Terminal terminal) throws CommandFailure {
        return switch (format) {
            case "text" -> new PictureForm(terminal.ink());
            case "line" -> new LineForm();
            case "json" -> new JsonForm();
            case "sarif" -> new SarifForm(Version.NUMBER);
            default -> throw syntax().failure("no format `" + format + "`");
        };
    }

    private static String summary(Run run) {
        List<String> parts = new ArrayList<>();
        if (!run.hasErrors()) {
            parts.add("configuration OK");
        }
        for (Severity severity : COUNTED) {
            long count = run.count(severity);
            if (count > 0) {
                String word = severity.name().toLowerCase(Locale.ROOT);
                parts.add(count + " " + word + (count == 1 ? "" : "s"));
            }
        }
        String where = run.checked == 1 ? "" : " (" + run.checked + " files)";
        return String.join(", ", parts) + where;
    }

    /** What one call has seen. */
    private static final class Run {
        private final MachineOptions machine;
        private final Terminal terminal;
        private final List<Diagnostic> found = new ArrayList<>();
        private int checked;
        private boolean unusable;

        Run(MachineOptions machine, Terminal terminal) {
            this.machine = machine;
            this.terminal = terminal;
        }

        void checkAll(String name) {
            try {
                Folder.expand(name).forEach(this::check);
            } catch (UnusableFile problem) {
                complain(problem);
            }
        }

        private void check(String file) {
            try {
                SourceSet sources = MainFile.open(file, machine.root(), terminal.in());
                found.addAll(
                        SmtpdCompiler.compile(sources, machine.compileOptions()).diagnostics());
                checked++;
            } catch (UnusableFile problem) {
                complain(problem);
            }
        }

        private void complain(UnusableFile problem) {
            terminal.complain(problem.getMessage());
            unusable = true;
        }

        long count(Severity severity) {
            return found.stream().filter(d -> d.severity() == severity).count();
        }

        boolean hasErrors() {
            return count(Severity.ERROR) > 0;
        }
    }
}
