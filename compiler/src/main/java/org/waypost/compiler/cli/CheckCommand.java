package org.waypost.compiler.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.waypost.compiler.Compilation;
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
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.SourceSet;

/** {@code waypost check}: exit 0 without errors, else 1. */
final class CheckCommand implements LanguageCommand {
    private static final List<Severity> COUNTED =
            List.of(Severity.ERROR, Severity.WARNING, Severity.HINT);

    /** Pictures of one run: nobody reads further, and a file of noise has one a line. */
    private static final int MAX_PICTURES = 1000;

    @Override
    public Syntax syntax() {
        return Syntax.of("check", "checks configurations and shows what is wrong", "FILE…")
                .with("--format", "FORMAT", "text (default), line, json or sarif")
                .with("--fix", "", "make the edits that are sure, and rewrite the file")
                .with(LintChoices.CHOICES)
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().isEmpty()) {
            throw syntax().failure("expected a file");
        }
        String format = arguments.value("--format").orElse("text");
        DiagnosticForm form = form(format, terminal);
        Run run = new Run(MachineOptions.of(arguments), terminal);
        run.lints = LintChoices.of(arguments, Instant.now(), terminal);
        run.fix = arguments.has("--fix");
        if (run.fix && arguments.operands().contains(MainFile.STANDARD_INPUT)) {
            throw syntax().failure("`--fix` rewrites a file, and standard input is none");
        }
        run.checkAll(arguments.operands());
        boolean cut = format.equals("text") && run.found.size() > MAX_PICTURES;
        terminal.out().print(form.render(cut ? run.found.subList(0, MAX_PICTURES) : run.found));
        if (cut) {
            terminal.out().println("… only the first " + MAX_PICTURES + " are shown");
        }
        if (format.equals("text") && run.checked > 0) {
            terminal.out().println(summary(run));
            terminal.out().print(pages(run));
        }
        return run.hasErrors() || run.unusable ? Exit.NO : Exit.YES;
    }

    private DiagnosticForm form(String format, Terminal terminal) throws CommandFailure {
        return switch (format) {
            case "text" -> new PictureForm(terminal.ink());
            case "line" -> new LineForm();
            case "json" -> new JsonForm();
            case "sarif" -> new SarifForm(Version.NUMBER);
            default ->
                    throw syntax().failure(
                                    "no format `"
                                            + format
                                            + "`; there are text, line, json, sarif");
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

    /** Where more is to be read, once: not behind each message. */
    private static String pages(Run run) {
        List<String> codes =
                run.found.stream()
                        .filter(d -> COUNTED.contains(d.severity()))
                        .map(Diagnostic::code)
                        .distinct()
                        .toList();
        return switch (codes.size()) {
            case 0 -> "";
            case 1 -> "`waypost help " + codes.getFirst() + "` says more\n";
            default -> "`waypost help CODE` says more: " + String.join(", ", codes) + "\n";
        };
    }

    /** A file, and what there is to say of it. */
    private record Answer(String file, Optional<String> problem, List<Diagnostic> diagnostics) {
        static Answer of(String file) {
            return new Answer(file, Optional.empty(), List.of());
        }

        static Answer failed(String file, UnusableFile problem) {
            return new Answer(file, Optional.of(String.valueOf(problem.getMessage())), List.of());
        }
    }

    /** What one call has seen. */
    private static final class Run {
        private final MachineOptions machine;
        private final Terminal terminal;
        private final List<Diagnostic> found = new ArrayList<>();
        private int checked;
        private boolean unusable;
        private LintOptions lints = LintOptions.at(Instant.EPOCH);
        private boolean fix;

        Run(MachineOptions machine, Terminal terminal) {
            this.machine = machine;
            this.terminal = terminal;
        }

        /** Files that are only read are read side by side; what is told stays in their order. */
        void checkAll(List<String> operands) {
            List<Answer> answers = operands.stream().flatMap(name -> files(name).stream()).toList();
            boolean alone = fix || answers.size() == 1;
            Stream<Answer> files = alone ? answers.stream() : answers.parallelStream();
            files.map(this::checked).toList().forEach(this::take);
        }

        private static List<Answer> files(String name) {
            try {
                return Folder.expand(name).stream().map(Answer::of).toList();
            } catch (UnusableFile problem) {
                return List.of(Answer.failed(name, problem));
            }
        }

        private Answer checked(Answer open) {
            if (open.problem().isPresent()) {
                return open;
            }
            String file = open.file();
            try {
                SourceSet sources = MainFile.open(file, machine.root(), terminal.in());
                Compilation compilation =
                        fix
                                ? new Mending(this::compile, terminal).mend(file, sources)
                                : compile(sources);
                return new Answer(file, Optional.empty(), compilation.diagnostics());
            } catch (UnusableFile problem) {
                return Answer.failed(file, problem);
            }
        }

        private void take(Answer answer) {
            answer.problem().ifPresent(this::complain);
            checked += answer.problem().isPresent() ? 0 : 1;
            found.addAll(answer.diagnostics());
        }

        private Compilation compile(SourceSet sources) {
            return SmtpdCompiler.check(sources, machine.compileOptions(), lints);
        }

        private void complain(String problem) {
            terminal.complain(problem);
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
