package org.waypost.compiler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.DiagnosticForm;
import org.waypost.compiler.diagnostic.JsonForm;
import org.waypost.compiler.diagnostic.PictureForm;
import org.waypost.compiler.diagnostic.SarifForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Checks configurations and shows what is wrong with them.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private MachineOptions machine = new MachineOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json or sarif")
    private Format format = Format.TEXT;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "files, folders (their smtpd.conf-like files), or - for standard input")
    private List<String> files = new ArrayList<>();

    private final List<Diagnostic> found = new ArrayList<>();
    private boolean unusable;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** How the answer is written. */
    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    @Override
    public Integer call() {
        int checked = 0;
        for (String name : files) {
            for (String file : expand(name)) {
                checked += check(file) ? 1 : 0;
            }
        }
        boolean errors = found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        terminal.out().print(form().render(found));
        if (format == Format.TEXT && checked > 0) {
            terminal.out().println(summary(checked));
        }
        return errors || unusable ? Exit.NO : Exit.YES;
    }

    private List<String> expand(String name) {
        try {
            return Folder.expand(name);
        } catch (UnusableFile problem) {
            complain(problem);
            return List.of();
        }
    }

    private boolean check(String file) {
        try {
            SourceSet sources = MainFile.open(file, machine.root, terminal.in());
            Compilation compilation = SmtpdCompiler.compile(sources, machine.compileOptions());
            found.addAll(compilation.diagnostics());
            return true;
        } catch (UnusableFile problem) {
            complain(problem);
            return false;
        }
    }

    private void complain(UnusableFile problem) {
        terminal.complain(problem.getMessage());
        unusable = true;
    }

    private DiagnosticForm form() {
        return switch (format) {
            case TEXT -> new PictureForm(terminal.ink());
            case JSON -> new JsonForm();
            case SARIF -> new SarifForm(Version.NUMBER);
        };
    }

    private String summary(int checked) {
        String where = checked == 1 ? "" : " in " + checked + " files";
        List<String> parts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.HINT)) {
            long count = found.stream().filter(d -> d.severity() == severity).count();
            if (count > 0) {
                String word = severity.name().toLowerCase(java.util.Locale.ROOT);
                parts.add(count + " " + word + (count == 1 ? "" : "s"));
            }
        }
        String all = String.join(", ", parts);
        boolean errors = found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        return errors ? all + where : "configuration OK" + where + (all.isEmpty() ? "" : ", " + all);
    }
}
