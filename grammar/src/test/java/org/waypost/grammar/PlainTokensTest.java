package org.waypost.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** What is read without the automaton is what the grammar's lexer reads. */
class PlainTokensTest {
    private static final List<String> PIECES =
            List.of(
                    "match",
                    "from",
                    "a1",
                    "1",
                    "10/8",
                    "-5",
                    "x:y",
                    "_",
                    "é",
                    "a\"b",
                    "it's",
                    "\"q\"",
                    "\"q w\"",
                    "'q'",
                    "\"",
                    "'",
                    "\\\"",
                    "\\'",
                    "\\",
                    "\\\\",
                    "\\\n",
                    "\n",
                    "\r\n",
                    " ",
                    "\t",
                    "#c",
                    "# c \\\n",
                    "{",
                    "}",
                    ",",
                    "=",
                    "=>",
                    "<",
                    ">",
                    "!",
                    "$m",
                    "$",
                    "(",
                    "@*/~|+.",
                    "\u0000");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void everyTokenIsTheLexersOwn(@ForAll("texts") String text) {
        PlainTokens plain = new PlainTokens(text);
        for (int at = 0; at < text.length(); at++) {
            int type = plain.read(at);
            if (type != PlainTokens.LEFT_TO_LEXER) {
                Token token = lexed(text, at);
                assertThat(token.getType()).as(text + "@" + at).isEqualTo(type);
                String read = text.substring(plain.start(), plain.end());
                assertThat(token.getText()).as(text + "@" + at).isEqualTo(read);
            }
        }
    }

    @Property(tries = 500)
    void aQuoteIsNeverClosedWhereTheLexerFindsNoEnd(@ForAll("texts") String text) {
        PlainTokens plain = new PlainTokens(text);
        for (int at = 0; at < text.length(); at++) {
            char quote = text.charAt(at);
            if (quote == '"' || quote == '\'') {
                boolean once = at + 1 < text.length() && text.charAt(at + 1) == quote;
                boolean closes = once || plain.closes(quote, at + 1);
                int type = lexed(text, at).getType();
                assertThat(closes).as(text + "@" + at).isEqualTo(type == SmtpdConfLexer.STRING);
            }
        }
    }

    /** The first token from an offset on that is more than blanks. */
    private static Token lexed(String text, int from) {
        SmtpdConfLexer lexer = new SmtpdConfLexer(CharStreams.fromString(text.substring(from)));
        lexer.removeErrorListeners();
        Token token = lexer.nextToken();
        while (token.getType() == SmtpdConfLexer.BLANK) {
            token = lexer.nextToken();
        }
        return token;
    }
}
