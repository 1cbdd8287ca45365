package org.waypost.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.listen.ListenCheck;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.ParsedStatement;
import org.waypost.compiler.syntax.Program;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.StatementParser;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** Judges a program as one release does. One use. */
public final class Checker {
    /** What no release takes: names that are missing or given twice. */
    private static final Set<String> EVERYWHERE =
            Set.of("no-such-action", "action-twice", "table-twice", "include-cycle");

    private final Program program;
    private final StatementParser parser;
    private final CheckState state;
    private final StatementCheck statements;
    private final SyntaxAdvice advice;
    private final Map<Place, List<Diagnostic>> unread = new HashMap<>();
    private final Consumer<Statement> seen;
    private final SwallowedLines swallowed = new SwallowedLines();
    private final List<RawStatement> faulty = new ArrayList<>();
    private boolean mixed;
    private int judgedErrors;
    private boolean failed;

    /** Where the name of an include stands. */
    private record Place(SourceFile file, int start) {}

    /**
     * @param seen takes each statement that was judged and has no error, in the order of the text
     */
    public Checker(
            Program program, StatementParser parser, CheckState state, Consumer<Statement> seen) {
        this.program = program;
        this.parser = parser;
        this.state = state;
        this.seen = seen;
        this.statements = new StatementCheck(state);
        this.advice = new SyntaxAdvice(state.release(), state.tables());
    }

    /** All that was found; {@link CheckState#diagnostics} has the errors. */
    public CheckState check(SourceFile main) {
        judgeAll(false);
        if (!failed()) {
            end(main);
        }
        return state;
    }

    /** The same, to the first error: whether there is none. */
    public boolean accepts(SourceFile main) {
        if (program.statements().stream().anyMatch(this::unreadable)) {
            return false;
        }
        judgeAll(true);
        if (!failed()) {
            end(main);
        }
        return !failed();
    }

    /**
     * Those of other releases that may take what this one has refused: none of them takes what is
     * wrong in every release, and only those that read what could not be read here.
     */
    public List<Release> couldAccept(List<Release> others) {
        boolean never = state.diagnostics().stream().anyMatch(d -> EVERYWHERE.contains(d.code()));
        return never
                ? List.of()
                : others.stream()
                        .filter(r -> faulty.stream().allMatch(raw -> parser.reads(raw, r)))
                        .toList();
    }

    private boolean unreadable(RawStatement raw) {
        return !foreign(raw) && !parser.reads(raw, state.release());
    }

    private void judgeAll(boolean toFirstError) {
        for (Diagnostic problem : program.problems()) {
            if (problem.severity() == Severity.WARNING) {
                state.report(problem);
            } else {
                Place place = new Place(problem.span().file(), problem.span().start());
                unread.computeIfAbsent(place, _ -> new ArrayList<>()).add(problem);
            }
        }
        for (RawStatement raw : program.statements()) {
            if (!foreign(raw)) {
                judge(raw);
            }
            if (toFirstError && failed()) {
                return;
            }
        }
    }

    /** Every diagnostic is looked at once, however often this is asked. */
    private boolean failed() {
        List<Diagnostic> found = state.diagnostics();
        while (!failed && judgedErrors < found.size()) {
            failed = found.get(judgedErrors++).severity() == Severity.ERROR;
        }
        return failed;
    }

    private void judge(RawStatement raw) {
        for (Diagnostic problem : included(raw)) {
            state.report(problem);
            if (problem.code().equals("include-failed")) {
                state.lost();
            }
        }
        ParsedStatement parsed = parser.parse(raw, state.release());
        Optional<Diagnostic> fault = parsed.fault().map(f -> advice.explain(raw, f));
        parsed.fault()
                .ifPresent(
                        f -> {
                            faulty.add(raw);
                            swallowed.add(raw, f.span());
                        });
        int before = state.diagnostics().size();
        try {
            statements.judge(parsed.statement());
            fault.ifPresent(state::report);
            if (clean(before) && !cutOff(raw)) {
                seen.accept(parsed.statement());
            }
        } catch (Finding e) {
            Finding found = Repeated.pointing(parsed.statement().clauses(), e);
            if (swallowed.declares(found.diagnostic())) {
                fault.ifPresent(state::report);
            } else {
                both(found.diagnostic(), fault, lexical(parsed));
            }
        }
    }

    /** Whether a backslash with blanks behind it ends the line: what was meant goes on below. */
    private static boolean cutOff(RawStatement raw) {
        String text = raw.file().text();
        int at = raw.span().end();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\\';
    }

    private boolean clean(int before) {
        List<Diagnostic> found = state.diagnostics();
        return found.subList(before, found.size()).stream()
                .noneMatch(d -> d.severity() == Severity.ERROR);
    }

    private static boolean lexical(ParsedStatement parsed) {
        return parsed.fault().filter(f -> !f.problem().isEmpty()).isPresent();
    }

    /**
     * What is wrong before the fault is told before it, save what a release sees only once it has
     * read on: that the options of a listener do not go together.
     */
    private void both(Diagnostic finding, Optional<Diagnostic> fault, boolean lexical) {
        if (finding.code().equals(SyntaxAdvice.CODE)) {
            state.report(finding);
            return;
        }
        boolean later = lexical && ListenCheck.WHEN_COMPLETE.contains(finding.code());
        if (later) {
            fault.ifPresent(state::report);
        }
        state.report(finding);
        if (!later) {
            fault.ifPresent(state::report);
        }
    }

    private List<Diagnostic> included(RawStatement raw) {
        return unread.isEmpty() || !raw.firstWord().equals("include")
                ? List.of()
                : unread.getOrDefault(
                        new Place(raw.file(), raw.row().start(raw.row().size() - 1)), List.of());
    }

    /**
     * A statement of the other dialect. Of rules the first one is told, the others would be echoes;
     * a setting is told with what it is called here.
     */
    private boolean foreign(RawStatement raw) {
        Optional<Dialect> dialect = DialectOf.head(raw);
        if (dialect.isEmpty() || dialect.get() == state.release().dialect()) {
            return false;
        }
        Optional<String> written = Spellings.statement(raw, state.release().dialect());
        boolean rule = written.isEmpty();
        if (!rule || !mixed) {
            mixed |= rule;
            state.report(mix(raw, written));
        }
        return true;
    }

    private Diagnostic mix(RawStatement raw, Optional<String> written) {
        boolean classic = state.classic();
        String here = classic ? "`accept` and `reject`" : "`action` and `match`";
        String there = classic ? "6.4 and later" : "6.0 and earlier";
        boolean other = DialectOf.recognise(program.statements()) != state.release().dialect();
        String why =
                other
                        ? "the whole file is for OpenSMTPD "
                                + there
                                + ", it was to be read as "
                                + state.release().label()
                                + " reads it"
                        : "this file is written with " + here + ", one file cannot mix the two";
        return Diagnostics.error("mixed-dialects", raw.firstSpan())
                .original("syntax error")
                .message("`" + raw.firstWord() + "` belongs to OpenSMTPD " + there)
                .help(written.filter(_ -> !other).orElse(why))
                .build();
    }

    private void end(SourceFile main) {
        if (state.rules().isEmpty() && !program.incomplete()) {
            state.report(
                    Diagnostics.error("no-rules", new Span(main, 0, 0, 1))
                            .original("warn: no rules, nothing to do")
                            .message("there are no rules, so no mail is accepted")
                            .build());
        }
        try {
            statements.load();
        } catch (Finding e) {
            state.report(e.diagnostic());
        }
    }
}
