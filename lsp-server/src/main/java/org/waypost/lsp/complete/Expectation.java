package org.waypost.lsp.complete;

import com.vmware.antlr4c3.CodeCompletionCore;
import com.vmware.antlr4c3.CodeCompletionCore.CandidatesCollection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;
import org.waypost.grammar.SmtpdConfLexer;
import org.waypost.grammar.SmtpdConfParser;
import org.waypost.lsp.text.Lexeme;

/**
 * What the grammar allows behind the beginning of a statement.
 *
 * @param keywords words of the release, in the order of the alphabet
 * @param table whether a table, by name or inline, can stand there
 * @param text whether a free word or a quoted string can
 */
public record Expectation(List<String> keywords, boolean table, boolean text) {
    private static final Set<Integer> VALUES =
            Set.of(
                    SmtpdConfParser.RULE_string,
                    SmtpdConfParser.RULE_number,
                    SmtpdConfParser.RULE_table,
                    SmtpdConfParser.RULE_names);

    /** {@code <name>}. */
    private static final List<Integer> TABLE =
            List.of(SmtpdConfLexer.LESS, SmtpdConfLexer.WORD, SmtpdConfLexer.GREATER);

    private static final List<Integer> TEXT = List.of(SmtpdConfLexer.STRING);

    /** Long enough for any statement but the lists, behind which the grammar expects little. */
    private static final int MAX_LEXEMES = 400;

    public Expectation {
        keywords = List.copyOf(keywords);
    }

    /** Asks the grammar. */
    public static Expectation after(List<Lexeme> before, Release release) {
        if (before.size() > MAX_LEXEMES) {
            return new Expectation(List.of(), false, true);
        }
        CandidatesCollection found = candidates(before, release);
        Set<String> words = new LinkedHashSet<>();
        for (int type : found.tokens.keySet()) {
            String word = Keywords.word(type);
            if (Keywords.of(release).contains(word) && Catalogue.knows(before, word, release)) {
                words.add(word);
            }
        }
        return new Expectation(
                words.stream().sorted().toList(),
                found.rules.containsKey(SmtpdConfParser.RULE_table)
                        && !namesNoSource(before)
                        && goesOn(before, TABLE, release),
                found.rules.containsKey(SmtpdConfParser.RULE_string)
                        && goesOn(before, TEXT, release));
    }

    /** {@code from <t>} in a rule of the older dialect: read, and refused by the last release. */
    private static boolean namesNoSource(List<Lexeme> before) {
        boolean classic =
                !before.isEmpty()
                        && (before.getFirst().is("accept") || before.getFirst().is("reject"));
        return classic && before.getLast().is("from");
    }

    /** What begins inside a list or behind a value is told by trying alone. */
    private static boolean goesOn(List<Lexeme> before, List<Integer> value, Release release) {
        List<Token> tokens = new ArrayList<>();
        before.forEach(lexeme -> tokens.add(token(lexeme, release)));
        value.forEach(type -> tokens.add(new CommonToken(type, "x")));
        return Trial.reads(tokens);
    }

    private static CandidatesCollection candidates(List<Lexeme> before, Release release) {
        List<Token> tokens = new ArrayList<>();
        before.forEach(lexeme -> tokens.add(token(lexeme, release)));
        tokens.add(new CommonToken(Token.EOF, ""));
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
        stream.fill();
        SmtpdConfParser parser = new SmtpdConfParser(stream);
        return new CodeCompletionCore(parser, VALUES, Set.of())
                .collectCandidates(before.size(), null);
    }

    private static Token token(Lexeme lexeme, Release release) {
        return new CommonToken(type(lexeme, release), lexeme.text());
    }

    private static int type(Lexeme lexeme, Release release) {
        return switch (lexeme.kind()) {
            case WORD -> wordType(lexeme.text(), release);
            case STRING, MACRO -> SmtpdConfLexer.STRING;
            case PUNCTUATION -> signType(lexeme.text());
            case NEWLINE -> SmtpdConfLexer.NEWLINE;
            case BLANK, COMMENT, CONTINUATION -> SmtpdConfLexer.BLANK;
        };
    }

    private static int wordType(String text, Release release) {
        if (Keywords.of(release).contains(text)) {
            return Keywords.type(text);
        }
        boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? SmtpdConfLexer.NUMBER : SmtpdConfLexer.WORD;
    }

    private static int signType(String text) {
        return switch (text) {
            case "{" -> SmtpdConfLexer.LBRACE;
            case "}" -> SmtpdConfLexer.RBRACE;
            case "," -> SmtpdConfLexer.COMMA;
            case "=>" -> SmtpdConfLexer.ARROW;
            case "=" -> SmtpdConfLexer.EQUALS;
            case "<" -> SmtpdConfLexer.LESS;
            case ">" -> SmtpdConfLexer.GREATER;
            case "!" -> SmtpdConfLexer.NOT;
            default -> SmtpdConfLexer.OTHER;
        };
    }
}
