package org.waypost.compiler.syntax;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.ConfTokenSource;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.SmtpdConfLexer;
import org.waypost.grammar.TokenRow;

/** Reads a file and what it includes, and keeps the macros. One use, one thread. */
public final class Loader {
    /** Deeper nesting is nobody's intention; the original runs into a cycle until it dies. */
    public static final int MAX_INCLUDE_DEPTH = 16;

    /**
     * So many files are read, however often each is included: two includes a file and a depth of
     * sixteen would make sixty-five thousand of them.
     */
    public static final int MAX_INCLUDES = 10_000;

    /** An editor shows the edits of a diagnostic one by one. */
    private static final int MAX_LINE_ENDS = 2_000;

    private final SourceSet sources;
    private final boolean thisMachine;
    private final Map<String, String> fixed;
    private final Map<String, String> macros = new HashMap<>();
    private final Map<String, Span> definitions = new HashMap<>();
    private final Map<SourceFile, Span> includes = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<RawStatement> statements = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private boolean incomplete;
    private int included;

    /**
     * @param fixed macros of the command line; they win over the file's
     * @param thisMachine whether a missing include is an error, not a note
     */
    public Loader(SourceSet sources, Map<String, String> fixed, boolean thisMachine) {
        this.sources = sources;
        this.fixed = fixed;
        this.thisMachine = thisMachine;
    }

    public Program load() {
        read(sources.main());
        return new Program(statements, problems, definitions, includes, incomplete);
    }

    private void read(SourceFile file) {
        open.push(file.name());
        foreignBytes(file);
        ConfTokenSource source = new ConfTokenSource(file.text(), this::value, true);
        while (true) {
            List<ConfToken> tokens = source.nextStatement();
            ConfToken end = tokens.getLast();
            boolean read = tokens.size() == 1 || add(statement(file, tokens));
            if (!read) {
                end = source.nextStatement().getLast();
            }
            if (end.getType() == Token.EOF) {
                break;
            }
        }
        open.pop();
    }

    private RawStatement statement(SourceFile file, List<ConfToken> tokens) {
        TokenRow row = TokenRow.of(file.text(), tokens);
        return new RawStatement(file, row, row.plain() ? Map.of() : used(tokens));
    }

    /** What every release refuses and what is read here all the same. */
    private void foreignBytes(SourceFile file) {
        String text = file.text();
        int crlf = text.indexOf("\r\n");
        if (crlf >= 0) {
            int line = (int) text.substring(0, crlf).chars().filter(c -> c == '\n').count() + 1;
            Diagnostics warning =
                    Diagnostics.warning("crlf", new Span(file, crlf, crlf + 1, line))
                            .message("lines end with CR LF, which OpenSMTPD refuses")
                            .help("save the file with LF line ends");
            carriageReturns(file, crlf, line, warning);
            problems.add(warning.build());
        }
        if (text.startsWith("\ufeff")) {
            problems.add(
                    Diagnostics.warning("byte-order-mark", new Span(file, 0, 1, 1))
                            .message("a byte order mark comes first; OpenSMTPD refuses it")
                            .help("save the file as UTF-8 without BOM")
                            .edit(new Span(file, 0, 1, 1), "")
                            .build());
        }
    }

    /** One edit a line; of a longer file none, for part of them would help nobody. */
    private static void carriageReturns(
            SourceFile file, int first, int firstLine, Diagnostics warning) {
        List<Span> found = new ArrayList<>();
        for (int at = first; at >= 0; at = file.text().indexOf("\r\n", at + 1)) {
            found.add(new Span(file, at, at + 1, firstLine + found.size()));
            if (found.size() > MAX_LINE_ENDS) {
                return;
            }
        }
        found.forEach(cr -> warning.edit(cr, ""));
    }

    private Optional<String> value(String name) {
        String value = fixed.get(name);
        return Optional.ofNullable(value != null ? value : macros.get(name));
    }

    private Map<String, RawStatement.Macro> used(List<ConfToken> tokens) {
        Map<String, RawStatement.Macro> used = Map.of();
        for (ConfToken token : tokens) {
            String name = token.macro();
            if (name != null && !used.containsKey(name)) {
                used = used.isEmpty() ? new HashMap<>() : used;
                Optional<Span> definition =
                        fixed.containsKey(name)
                                ? Optional.empty()
                                : Optional.ofNullable(definitions.get(name));
                used.put(name, new RawStatement.Macro(value(name).orElse(""), definition));
            }
        }
        return used;
    }

    /** False when it includes a file that cannot be read. */
    private boolean add(RawStatement statement) {
        statements.add(statement);
        TokenRow row = statement.row();
        if (isMacro(row)) {
            macros.put(row.value(0), row.value(2));
            definitions.put(row.value(0), statement.span());
        } else if (isInclude(statement)) {
            return include(statement);
        }
        return true;
    }

    /** Also of a definition that has an error: its uses are not judged again. */
    private static boolean isMacro(TokenRow row) {
        return row.size() >= 3
                && row.type(1) == SmtpdConfLexer.EQUALS
                && isString(row, 0)
                && (isString(row, 2) || row.type(2) == SmtpdConfLexer.NUMBER);
    }

    private static boolean isString(TokenRow row, int at) {
        return row.type(at) == SmtpdConfLexer.WORD || row.type(at) == SmtpdConfLexer.STRING;
    }

    private static boolean isInclude(RawStatement statement) {
        return statement.row().size() == 2
                && isString(statement.row(), 1)
                && statement.firstWord().equals("include")
                && (statement.row().quoted(1)
                        || !Keywords.always(statement.row().token(1).value()));
    }

    private boolean include(RawStatement statement) {
        Span span = statement.span(1, 1);
        IncludePath path =
                IncludePath.of(
                        open.size() > 1 ? statement.file().name() : "",
                        statement.row().value(1),
                        sources.files());
        boolean endless = open.contains(path.read()) || open.size() > MAX_INCLUDE_DEPTH;
        if (endless || included >= MAX_INCLUDES) {
            tooMany(endless, span, path);
            return false;
        }
        included++;
        try {
            SourceFile file = sources.files().read(path.read());
            path.elsewhere(span).ifPresent(problems::add);
            includes.put(file, statement.span());
            read(file);
            return true;
        } catch (IOException e) {
            incomplete = true;
            problems.add(missing(span, path, e));
            return false;
        }
    }

    /** That there are too many is told once: every include that is left would say it again. */
    private void tooMany(boolean endless, Span span, IncludePath path) {
        if (endless && included < MAX_INCLUDES) {
            problems.add(endless(span, path));
        } else if (included == MAX_INCLUDES) {
            included++;
            problems.add(
                    Diagnostics.error("include-cycle", span)
                            .original(path.failed())
                            .message("more than " + MAX_INCLUDES + " files are included")
                            .build());
        }
    }

    private Diagnostic endless(Span span, IncludePath path) {
        String message =
                open.contains(path.read())
                        ? "`" + path.written() + "` is included from itself"
                        : "includes are nested deeper than " + MAX_INCLUDE_DEPTH;
        return Diagnostics.error("include-cycle", span)
                .original(path.failed())
                .message(message)
                .build();
    }

    private Diagnostic missing(Span span, IncludePath path, IOException e) {
        String reason =
                e instanceof java.nio.file.FileSystemException fs && fs.getReason() != null
                        ? fs.getReason()
                        : String.valueOf(e.getMessage());
        Diagnostics builder =
                thisMachine
                        ? Diagnostics.error("include-failed", span).original(path.failed())
                        : Diagnostics.note("include-failed", span)
                                .help("cannot be checked here; `--root` says where the files are");
        return builder.message("cannot include `" + path.written() + "`: " + reason).build();
    }
}
