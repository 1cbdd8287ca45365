package org.waypost.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.ast.Lexeme;
import org.waypost.compiler.check.DialectOf;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.ParsedStatement;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.compiler.syntax.StatementParser;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.ConfTokenSource;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.MacroScope;
import org.waypost.grammar.Release;
import org.waypost.grammar.SmtpdConfLexer;
import org.waypost.grammar.TokenRow;

/** Reads one file as it is written. One use. */
final class DocumentReader {
    private final SourceFile file;
    private final StatementParser parser = new StatementParser();
    private final List<RawStatement> statements = new ArrayList<>();
    private final List<Document.Element> elements = new ArrayList<>();

    DocumentReader(SourceFile file) {
        this.file = file;
    }

    Document read() {
        ConfTokenSource source = new ConfTokenSource(file.text(), MacroScope.NONE, false);
        while (true) {
            List<ConfToken> tokens = source.nextStatement();
            ConfToken end = tokens.getLast();
            if (tokens.size() > 1) {
                statements.add(new RawStatement(file, TokenRow.of(file.text(), tokens)));
            } else if (end.getType() == SmtpdConfLexer.NEWLINE) {
                blank(end);
            }
            if (end.getType() == Token.EOF) {
                break;
            }
        }
        source.comments().forEach(this::comment);
        Dialect dialect = DialectOf.recognise(statements);
        statements.forEach(raw -> elements.add(code(raw, dialect)));
        elements.sort(Comparator.comparingInt(e -> e.span().start()));
        return new Document(file, dialect, elements);
    }

    private int lineStart(int offset) {
        return file.text().lastIndexOf('\n', offset - 1) + 1;
    }

    private void blank(ConfToken newline) {
        int start = lineStart(newline.start());
        if (file.text().substring(start, newline.start()).isBlank()) {
            elements.add(
                    new Document.BlankLine(
                            new Span(file, start, newline.start(), newline.getLine())));
        }
    }

    private void comment(ConfTokenSource.Comment comment) {
        int start = comment.start();
        boolean trailing = !file.text().substring(lineStart(start), start).isBlank();
        elements.add(
                new Document.Comment(
                        new Span(file, start, comment.end(), comment.line()), trailing));
    }

    /** Read by the newest release that reads it whole. */
    private Document.Code code(RawStatement raw, Dialect dialect) {
        List<Release> releases = Release.of(dialect).reversed();
        Optional<ParsedStatement> whole =
                releases.stream()
                        .map(release -> parser.parse(raw, release))
                        .filter(parsed -> parsed.fault().isEmpty())
                        .findFirst();
        ParsedStatement parsed = whole.orElseGet(() -> parser.parse(raw, releases.getFirst()));
        List<Lexeme> lexemes = new ArrayList<>();
        for (ConfToken token : raw.tokens()) {
            lexemes.add(lexeme(token, dialect));
        }
        return new Document.Code(parsed.statement(), lexemes, whole.isPresent());
    }

    private Lexeme lexeme(ConfToken token, Dialect dialect) {
        Span span = new Span(file, token.start(), token.end(), token.getLine());
        String text = file.text().substring(token.start(), token.end());
        return new Lexeme(kind(token, dialect), text, span);
    }

    private static Lexeme.Kind kind(ConfToken token, Dialect dialect) {
        return switch (token.getType()) {
            case SmtpdConfLexer.WORD -> word(token.value(), dialect);
            case SmtpdConfLexer.STRING -> Lexeme.Kind.STRING;
            case SmtpdConfLexer.NUMBER -> Lexeme.Kind.NUMBER;
            case SmtpdConfLexer.NEWLINE -> Lexeme.Kind.NEWLINE;
            case SmtpdConfLexer.LBRACE,
                    SmtpdConfLexer.RBRACE,
                    SmtpdConfLexer.COMMA,
                    SmtpdConfLexer.ARROW,
                    SmtpdConfLexer.EQUALS,
                    SmtpdConfLexer.LESS,
                    SmtpdConfLexer.GREATER,
                    SmtpdConfLexer.NOT ->
                    Lexeme.Kind.PUNCTUATION;
            default -> Lexeme.Kind.OTHER;
        };
    }

    private static Lexeme.Kind word(String value, Dialect dialect) {
        if (value.startsWith("$")) {
            return Lexeme.Kind.MACRO;
        }
        boolean reserved =
                Release.of(dialect).stream().anyMatch(r -> Keywords.of(r).contains(value));
        return reserved ? Lexeme.Kind.KEYWORD : Lexeme.Kind.WORD;
    }
}
