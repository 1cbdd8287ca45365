package org.waypost.compiler.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.ConfTokenSource;

/** Finds the comments to the checker in one file. */
final class RemarkReader {
    private static final String MARK = "waypost:";
    private static final Pattern FORM =
            Pattern.compile(
                    "#[ \\t]*waypost:[ \\t]*(?<level>allow|warn|deny)(?<file>-file)?"
                            + "[ \\t]+(?<codes>[a-z0-9-]+(?:[ \\t]*[, \\t][ \\t]*[a-z0-9]"
                            + "[a-z0-9-]*)*)[ \\t]*(?:--.*)?");
    private static final Pattern START = Pattern.compile("#[ \\t]*waypost:.*");
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+");

    private final SourceFile file;
    private final boolean asked;
    private final NavigableMap<Integer, Integer> lastLines = new TreeMap<>();
    private final Consumer<Diagnostic> report;

    /**
     * @param statements those of all files
     */
    RemarkReader(SourceFile file, List<RawStatement> statements, Consumer<Diagnostic> report) {
        this.file = file;
        this.report = report;
        this.asked = file.text().contains(MARK);
        for (RawStatement statement : asked ? statements : List.<RawStatement>of()) {
            if (statement.file() == file) {
                lastLines.put(statement.span().line(), statement.end().getLine());
            }
        }
    }

    List<Remark> read() {
        List<Remark> remarks = new ArrayList<>();
        if (!asked) {
            return remarks;
        }
        ConfTokenSource source = new ConfTokenSource(file.text(), _ -> Optional.empty(), false);
        List<ConfToken> tokens = source.nextStatement();
        while (tokens.getLast().getType() != Token.EOF) {
            tokens = source.nextStatement();
        }
        for (ConfTokenSource.Comment comment : source.comments()) {
            String text = file.text().substring(comment.start(), comment.end()).stripTrailing();
            if (START.matcher(text).matches()) {
                remark(comment, text).ifPresent(remarks::add);
            }
        }
        return remarks;
    }

    private Optional<Remark> remark(ConfTokenSource.Comment comment, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            Span span =
                    new Span(
                            file, comment.start(), comment.start() + text.length(), comment.line());
            report.accept(
                    Diagnostics.warning("lint-comment", span)
                            .message("this comment to the checker cannot be read")
                            .help(
                                    "expected `# waypost: allow CODE`, `warn` or `deny`;"
                                            + " `allow-file CODE` is for the whole file")
                            .build());
            return Optional.empty();
        }
        List<Remark.Code> codes = new ArrayList<>();
        Matcher code = CODE.matcher(form.group("codes"));
        int base = comment.start() + form.start("codes");
        while (code.find()) {
            Span span = new Span(file, base + code.start(), base + code.end(), comment.line());
            codes.add(new Remark.Code(code.group(), span));
        }
        int first = alone(comment) ? comment.line() + 1 : comment.line();
        int last = alone(comment) ? lastLine(comment.line()) : comment.line();
        Level level = Level.of(form.group("level")).orElseThrow();
        return Optional.of(new Remark(level, codes, first, last, form.group("file") != null));
    }

    /** A comment before a statement is about all of it; one inside is about the next line. */
    private int lastLine(int line) {
        var inside = lastLines.lowerEntry(line);
        boolean within = inside != null && inside.getValue() > line;
        var next = lastLines.higherEntry(line);
        return within || next == null ? line + 1 : Math.max(line + 1, next.getValue());
    }

    private boolean alone(ConfTokenSource.Comment comment) {
        int start = file.text().lastIndexOf('\n', comment.start() - 1) + 1;
        return file.text().substring(start, comment.start()).isBlank();
    }
}
