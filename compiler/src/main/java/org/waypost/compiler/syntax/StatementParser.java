package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;
import org.waypost.grammar.SmtpdConfParser;

/**
 * Parses statement by statement, as a release reads them. A statement that all releases of a
 * dialect read alike is parsed once. Not thread-safe.
 */
public final class StatementParser {
    /** So many faults are explained; nobody reads more, and each costs a hundred trials. */
    private static final int MAX_EXPLAINED = 30;

    private final SmtpdConfParser parser = new SmtpdConfParser(null);
    private final FirstFault faults = new FirstFault();
    private final Map<RawStatement, ParsedStatement> shared = new IdentityHashMap<>();

    private int explained;

    public StatementParser() {
        parser.removeErrorListeners();
        parser.setErrorHandler(faults);
        parser.addParseListener(faults);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }

    /** Reads one statement as {@code release} does. */
    public ParsedStatement parse(RawStatement raw, Release release) {
        if (varies(raw, Keywords.varying(release.dialect()))) {
            return parseNow(raw, release);
        }
        return shared.computeIfAbsent(raw, r -> parseNow(r, release));
    }

    private static boolean varies(RawStatement raw, Set<String> words) {
        if (ListNewlines.vary(raw.tokens())) {
            return true;
        }
        for (ConfToken token : raw.tokens()) {
            if (token.variesInside() || !token.quoted() && words.contains(token.value())) {
                return true;
            }
        }
        return false;
    }

    private ParsedStatement parseNow(RawStatement raw, Release release) {
        List<ConfToken> tokens = new ArrayList<>(raw.tokens().size() + 1);
        for (ConfToken token : ListNewlines.in(release, raw.tokens())) {
            tokens.add(token.in(release));
        }
        tokens.add(raw.end());
        boolean complete = run(tokens);
        Statement statement = new AstBuilder(raw.file()).build(faults.root(), raw.span(), complete);
        Optional<SyntaxFault> fault =
                complete ? Optional.empty() : Optional.of(fault(raw, release));
        return new ParsedStatement(raw, statement, fault);
    }

    private boolean run(List<ConfToken> tokens) {
        faults.reset();
        parser.setTokenStream(new CommonTokenStream(new ListTokenSource(tokens)));
        try {
            parser.statement();
            return true;
        } catch (ParseCancellationException stopped) {
            return false;
        }
    }

    private SyntaxFault fault(RawStatement raw, Release release) {
        Token offending = faults.offending();
        ConfToken token = offending instanceof ConfToken conf ? conf : raw.end();
        SourceFile file = raw.file();
        Span span = RawStatement.span(file, token);
        boolean atEnd = token == raw.end();
        String text = atEnd ? "" : found(file, token, span);
        String problem = token.problem() == null ? "" : token.problem();
        int at = atEnd ? raw.tokens().size() : token.getTokenIndex();
        List<String> expected = problem.isEmpty() ? expected(raw, token, at, release) : List.of();
        return new SyntaxFault(span, text, expected, problem);
    }

    /** As it is written; out of a macro, what the macro says. */
    private static String found(SourceFile file, ConfToken token, Span span) {
        return token.macro() == null
                ? file.text().substring(span.start(), span.end())
                : token.value();
    }

    /** What fits in the place of a token: each kind of token is tried there. */
    private List<String> expected(RawStatement raw, ConfToken at, int index, Release release) {
        if (explained++ >= MAX_EXPLAINED) {
            return List.of();
        }
        List<ConfToken> before = new ArrayList<>();
        for (ConfToken token : raw.tokens().subList(0, index)) {
            before.add(token.in(release));
        }
        IntervalSet fitting = new IntervalSet();
        for (int type = 1; type <= parser.getATN().maxTokenType; type++) {
            boolean possible =
                    Keywords.word(type).isEmpty()
                            || Keywords.of(release).contains(Keywords.word(type));
            if (possible && fits(before, at.as(type), release)) {
                fitting.add(type);
            }
        }
        return Expectation.describe(fitting, release);
    }

    private boolean fits(List<ConfToken> before, ConfToken tried, Release release) {
        List<ConfToken> tokens = new ArrayList<>(before);
        tokens.add(tried);
        ConfToken stop = tried.as(SmtpdConfParser.OTHER);
        tokens.add(stop);
        return run(ListNewlines.in(release, tokens)) || faults.offending() == stop;
    }
}
