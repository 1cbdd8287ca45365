package org.waypost.compiler.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.diagnostic.Page;
import org.waypost.compiler.diagnostic.Pages;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.syntax.RawStatement;

/** Runs the lints over a configuration and does with what they say what is wanted. */
public final class Linter {
    /** Stands for everything that is a warning by itself. */
    public static final String WARNINGS = "warnings";

    /** Up to so many statements, starting threads takes longer than looking. */
    private static final int ALONE = 20_000;

    private final LintOptions options;

    public Linter(LintOptions options) {
        this.options = options;
    }

    /**
     * What is to be told of a configuration, in the order of the text.
     *
     * @param before what was said of it already
     */
    public List<Diagnostic> look(Checked checked, List<Diagnostic> before) {
        List<Diagnostic> found = new ArrayList<>(before);
        boolean large = checked.statements().size() > ALONE;
        Stream<Lint> ofText = Lints.ofText().stream();
        (large ? ofText.parallel() : ofText)
                .map(lint -> found(lint, checked))
                .forEachOrdered(found::addAll);
        Lints.ofMachine(options.now()).forEach(lint -> lint.look(checked, found::add));
        Map<SourceFile, Integer> files = files(checked);
        List<Diagnostic> ofComments = new ArrayList<>();
        Map<SourceFile, List<Remark>> remarks = new IdentityHashMap<>();
        List<RawStatement> statements = checked.program().statements();
        files.keySet()
                .forEach(
                        file ->
                                remarks.put(
                                        file,
                                        new RemarkReader(file, statements, ofComments::add)
                                                .read()));
        List<Diagnostic> told = new ArrayList<>();
        Set<Remark.Code> used = new HashSet<>();
        for (Diagnostic diagnostic : found) {
            leveled(diagnostic, remarks, used).ifPresent(told::add);
        }
        boolean whole = !checked.incomplete();
        remarks.values().forEach(list -> list.forEach(r -> idle(r, used, whole, ofComments::add)));
        ofComments.forEach(d -> leveled(d, remarks, used).ifPresent(told::add));
        told.sort(
                Comparator.<Diagnostic>comparingInt(
                                d -> files.getOrDefault(d.span().file(), Integer.MAX_VALUE))
                        .thenComparingInt(d -> d.span().start()));
        return told;
    }

    private static List<Diagnostic> found(Lint lint, Checked checked) {
        List<Diagnostic> found = new ArrayList<>();
        lint.look(checked, found::add);
        return found;
    }

    /** The files of the configuration in the order in which they begin. */
    private static Map<SourceFile, Integer> files(Checked checked) {
        Map<SourceFile, Integer> files = new IdentityHashMap<>();
        for (RawStatement statement : checked.program().statements()) {
            files.putIfAbsent(statement.file(), files.size());
        }
        return files;
    }

    private Optional<Diagnostic> leveled(
            Diagnostic diagnostic, Map<SourceFile, List<Remark>> remarks, Set<Remark.Code> used) {
        boolean fixed =
                diagnostic.severity() == Severity.ERROR || diagnostic.severity() == Severity.NOTE;
        if (fixed) {
            return Optional.of(diagnostic);
        }
        List<Remark> here = remarks.getOrDefault(diagnostic.span().file(), List.of());
        Optional<Level> level =
                said(diagnostic, here, false, used)
                        .or(() -> said(diagnostic, here, true, used))
                        .or(() -> chosen(diagnostic));
        if (level.isEmpty()) {
            boolean off = LintOptions.OFF.contains(diagnostic.code()) && !options.everything();
            return off ? Optional.empty() : Optional.of(diagnostic);
        }
        return switch (level.get()) {
            case ALLOW -> Optional.empty();
            case WARN -> Optional.of(diagnostic.as(Severity.WARNING));
            case DENY -> Optional.of(diagnostic.as(Severity.ERROR));
        };
    }

    private static Optional<Level> said(
            Diagnostic diagnostic, List<Remark> remarks, boolean whole, Set<Remark.Code> used) {
        Optional<Level> level = Optional.empty();
        for (Remark remark : remarks) {
            if (remark.wholeFile() != whole || !remark.covers(diagnostic.span())) {
                continue;
            }
            for (Remark.Code code : remark.codes()) {
                if (code.text().equals(diagnostic.code())) {
                    used.add(code);
                    level = Optional.of(remark.level());
                }
            }
        }
        return level;
    }

    private Optional<Level> chosen(Diagnostic diagnostic) {
        Level level = options.levels().get(diagnostic.code());
        if (level == null && diagnostic.severity() == Severity.WARNING) {
            level = options.levels().get(WARNINGS);
        }
        return Optional.ofNullable(level);
    }

    private static void idle(
            Remark remark, Set<Remark.Code> used, boolean whole, Consumer<Diagnostic> report) {
        for (Remark.Code code : remark.codes()) {
            if (Pages.of(code.text()).isEmpty()) {
                report.accept(unknown(code));
            } else if (whole && remark.level() == Level.ALLOW && !used.contains(code)) {
                report.accept(
                        Diagnostics.warning("lint-comment", code.span())
                                .message("there is no `" + code.text() + "` here to be allowed")
                                .help("take the comment away")
                                .tag(Diagnostic.Tag.UNNECESSARY)
                                .build());
            }
        }
    }

    private static Diagnostic unknown(Remark.Code code) {
        Diagnostics warning =
                Diagnostics.warning("lint-comment", code.span())
                        .message("there is no code `" + code.text() + "`");
        close(code.text())
                .ifPresent(
                        near ->
                                warning.help("did you mean `" + near + "`?")
                                        .edit(code.span(), near));
        return warning.build();
    }

    /** The code that was probably meant. */
    public static Optional<String> close(String code) {
        return CloseName.among(Pages.all().stream().map(Page::code).toList(), code);
    }
}
