package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.waypost.grammar.TokenRow;
import org.waypost.grammar.Words;

/**
 * Parses statement by statement, as a release reads them. Statements of one shape are parsed once,
 * whatever release asks. Not thread-safe.
 */
public final class StatementParser {
    /** So many kinds of faults are explained: nobody reads more, each costs a hundred trials. */
    private static final int MAX_EXPLAINED = 30;

    /** So many shapes are kept: people's files have a few dozen. */
    private static final int MAX_SHAPES = 4096;

    /** Longer statements are large tables, of which no two are of one shape. */
    private static final int MAX_SHAPE_TOKENS = 200;

    /**
     * Words outside braces: a statement with more is nobody's, and each costs as much memory as a
     * hundred characters. What comes next does not fit.
     */
    private static final int MAX_OUTSIDE = 10_000;

    private final SmtpdConfParser parser = new SmtpdConfParser(null);
    private final FirstFault faults = new FirstFault();
    private final Words words = new Words();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<Beginning, List<String>> explained = new HashMap<>();
    private final Map<Beginning, List<String>> explainedBefore = new HashMap<>();

    /** The types of the tokens before a fault, as a release reads them. */
    private record Beginning(String types, Release release) {}

    public StatementParser() {
        parser.removeErrorListeners();
        parser.setErrorHandler(faults);
        parser.addParseListener(faults);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    }

    /**
     * Begins with another text, or the same one after a change. What was learned is kept; as many
     * faults are explained as a new parser would explain.
     */
    public void restart() {
        explainedBefore.clear();
        explainedBefore.putAll(explained);
        explained.clear();
    }

    /** Reads one statement as {@code release} does. */
    public ParsedStatement parse(RawStatement raw, Release release) {
        Shape shape = shape(raw, release);
        Statement statement = new AstBuilder(raw, words, release).build(shape);
        Optional<SyntaxFault> fault =
                shape.complete()
                        ? Optional.empty()
                        : Optional.of(fault(raw, shape.faultAt(), release));
        return new ParsedStatement(raw, statement, fault);
    }

    /** Whether {@code release} reads the statement to its end. */
    public boolean reads(RawStatement raw, Release release) {
        return shape(raw, release).complete();
    }

    private Shape shape(RawStatement raw, Release release) {
        TokenRow row = raw.row();
        if (row.plain() && row.size() <= MAX_SHAPE_TOKENS) {
            return shape(row.types(release), raw.tokens(), raw, release);
        }
        List<ConfToken> tokens = limited(ListNewlines.in(release, raw.tokens()));
        if (tokens.size() > MAX_SHAPE_TOKENS) {
            return parseNow(tokens, raw, release);
        }
        return shape(types(tokens, tokens.size(), release), tokens, raw, release);
    }

    private Shape shape(String types, List<ConfToken> tokens, RawStatement raw, Release release) {
        Shape shape = shapes.get(types);
        if (shape == null) {
            if (shapes.size() == MAX_SHAPES) {
                shapes.clear();
            }
            shape = parseNow(tokens, raw, release);
            shapes.put(types, shape);
        }
        return shape;
    }

    private static List<ConfToken> limited(List<ConfToken> tokens) {
        int outside = 0;
        int depth = 0;
        for (int at = 0; at < tokens.size() && tokens.size() > MAX_OUTSIDE; at++) {
            switch (tokens.get(at).getType()) {
                case SmtpdConfParser.LBRACE -> depth++;
                case SmtpdConfParser.RBRACE -> depth--;
                default -> outside += depth > 0 ? 0 : 1;
            }
            if (outside > MAX_OUTSIDE) {
                List<ConfToken> beginning = new ArrayList<>(tokens.subList(0, at));
                beginning.add(tokens.get(at).as(SmtpdConfParser.OTHER));
                return beginning;
            }
        }
        return tokens;
    }

    private static String types(List<ConfToken> tokens, int count, Release release) {
        char[] types = new char[count];
        for (int at = 0; at < count; at++) {
            types[at] = (char) tokens.get(at).typeIn(release);
        }
        return String.valueOf(types);
    }

    private Shape parseNow(List<ConfToken> tokens, RawStatement raw, Release release) {
        List<ConfToken> there = new ArrayList<>(tokens.size() + 1);
        for (ConfToken token : tokens) {
            there.add(token.in(release));
        }
        there.add(raw.end());
        boolean complete = run(there);
        return ShapeBuilder.build(faults.root(), complete ? Shape.NONE : faultAt(there.size() - 1));
    }

    private int faultAt(int end) {
        Token offending = faults.offending();
        int at = offending == null ? Shape.NONE : offending.getTokenIndex();
        return at < 0 || at > end ? end : at;
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

    private SyntaxFault fault(RawStatement raw, int at, Release release) {
        boolean atEnd = at == raw.row().size();
        ConfToken token = raw.row().token(at);
        SourceFile file = raw.file();
        Span span = whole(raw.span(at, at));
        String text = atEnd ? "" : found(file, token, span);
        String problem = token.problem() == null ? "" : token.problem();
        List<String> expected = problem.isEmpty() ? expected(raw, at, release) : List.of();
        return new SyntaxFault(span, text, expected, problem);
    }

    /** A character beyond the first plane is two of the lexer's: the fault is both. */
    private static Span whole(Span span) {
        String text = span.file().text();
        boolean half =
                span.end() > span.start()
                        && span.end() < text.length()
                        && Character.isSurrogatePair(
                                text.charAt(span.end() - 1), text.charAt(span.end()));
        return half ? new Span(span.file(), span.start(), span.end() + 1, span.line()) : span;
    }

    /** As it is written; out of a macro, what the macro says. */
    private static String found(SourceFile file, ConfToken token, Span span) {
        return token.macro() == null
                ? file.text().substring(span.start(), span.end())
                : token.value();
    }

    /** What fits in the place of a token: each kind of token is tried there. */
    private List<String> expected(RawStatement raw, int at, Release release) {
        List<ConfToken> before = raw.tokens().subList(0, at);
        Beginning beginning = new Beginning(types(before, at, release), release);
        List<String> known = explained.get(beginning);
        if (known != null) {
            return known;
        }
        if (explained.size() == MAX_EXPLAINED) {
            return List.of();
        }
        ConfToken there = raw.row().token(Math.min(at, raw.row().size()));
        List<String> again = explainedBefore.get(beginning);
        List<String> expected = again != null ? again : tried(before, there, release);
        explained.put(beginning, expected);
        return expected;
    }

    private List<String> tried(List<ConfToken> before, ConfToken at, Release release) {
        List<ConfToken> read = before.stream().map(token -> token.in(release)).toList();
        String head = before.isEmpty() ? "" : before.getFirst().value();
        IntervalSet fitting = new IntervalSet();
        for (int type = 1; type <= parser.getATN().maxTokenType; type++) {
            String word = Keywords.word(type);
            boolean possible = word.isEmpty() || Expectation.possible(head, word, release);
            if (possible && fits(read, at.as(type), release)) {
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
