package org.waypost.grammar;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one statement with the NEWLINE or EOF that ends it, kept small. Of a statement of
 * one line without macros, escapes and faults the text says everything but the types, so that eight
 * bytes a token are enough; a token is made when it is asked for. Immutable, any thread.
 */
public final class TokenRow {
    private static final int LENGTH_SHIFT = 16;
    private static final int TYPE_SHIFT = 8;
    private static final int BYTE = 0xff;

    private final String text;
    private final int line;

    /** A start, then length, type and keyword, in turn; null when the tokens are kept as such. */
    private final int @Nullable [] packed;

    private final List<ConfToken> kept;

    private TokenRow(String text, int line, int @Nullable [] packed, List<ConfToken> kept) {
        this.text = text;
        this.line = line;
        this.packed = packed;
        this.kept = kept;
    }

    /**
     * @param text the file that the tokens are of
     * @param tokens at least one; the last is the NEWLINE or EOF
     */
    public static TokenRow of(String text, List<ConfToken> tokens) {
        int line = tokens.getFirst().getLine();
        int[] packed = new int[tokens.size() * 2];
        for (int at = 0; at < tokens.size(); at++) {
            ConfToken token = tokens.get(at);
            int length = token.end() - token.start();
            if (token.getLine() != line || !plain(token, length, text)) {
                return new TokenRow(text, line, null, List.copyOf(tokens));
            }
            packed[2 * at] = token.start();
            packed[2 * at + 1] =
                    length << LENGTH_SHIFT | token.getType() + 1 << TYPE_SHIFT | token.keyword();
        }
        return new TokenRow(text, line, packed, List.of());
    }

    /** Whether it is no more than a piece of the text. */
    private static boolean plain(ConfToken token, int length, String text) {
        int quote = token.quoted() ? 1 : 0;
        String value = token.value();
        return length >> LENGTH_SHIFT - 1 == 0
                && token.getType() < BYTE
                && token.keyword() <= BYTE
                && token.ordinary()
                && value.length() == length - 2 * quote
                && text.startsWith(value, token.start() + quote);
    }

    /** How many tokens there are before the NEWLINE or EOF. */
    public int size() {
        return (packed == null ? kept.size() : packed.length / 2) - 1;
    }

    /** The token at a place; at {@link #size} the NEWLINE or EOF. */
    public ConfToken token(int at) {
        return packed == null ? kept.get(at) : new ConfToken(this, at);
    }

    /** The tokens before the NEWLINE or EOF. */
    public List<ConfToken> tokens() {
        return packed == null ? kept.subList(0, size()) : new Unpacked(this);
    }

    /** Makes each token when it is asked for. */
    private static final class Unpacked extends AbstractList<ConfToken> implements RandomAccess {
        private final TokenRow row;

        Unpacked(TokenRow row) {
            this.row = row;
        }

        @Override
        public ConfToken get(int at) {
            if (at >= row.size()) {
                throw new IndexOutOfBoundsException(at);
            }
            return row.token(at);
        }

        @Override
        public int size() {
            return row.size();
        }
    }

    public int start(int at) {
        return packed == null ? kept.get(at).start() : packed[2 * at];
    }

    public int end(int at) {
        return packed == null
                ? kept.get(at).end()
                : packed[2 * at] + (packed[2 * at + 1] >>> LENGTH_SHIFT);
    }

    public int line(int at) {
        return packed == null ? kept.get(at).getLine() : line;
    }

    /** Whether a token is quoted text. */
    public boolean quoted(int at) {
        return type(at) == SmtpdConfLexer.STRING;
    }

    /** The type of a token, whatever words are reserved. */
    public int type(int at) {
        return packed == null
                ? kept.get(at).getType()
                : (packed[2 * at + 1] >> TYPE_SHIFT & BYTE) - 1;
    }

    short keyword(int at) {
        return packed == null ? kept.get(at).keyword() : (short) (packed[2 * at + 1] & BYTE);
    }

    /** Whether the tokens stand in one line and are as the text has them. */
    public boolean plain() {
        return packed != null;
    }

    /** The value of a token: no quotes, no escapes. */
    public String value(int at) {
        if (packed == null) {
            return kept.get(at).value();
        }
        int keyword = keyword(at);
        int quote = quoted(at) ? 1 : 0;
        return keyword != 0
                ? Keywords.word(keyword)
                : text.substring(start(at) + quote, end(at) - quote);
    }

    /** The same; texts that come again are one. */
    public String value(int at, Words words) {
        if (packed == null) {
            return kept.get(at).value();
        }
        int quote = quoted(at) ? 1 : 0;
        return words.of(text, start(at) + quote, end(at) - quote).text();
    }

    /** The types of all tokens but the last, as {@code release} reads them, each as a character. */
    public String types(Release release) {
        BitSet reserved = Keywords.reservedTypes(release);
        char[] types = new char[size()];
        for (int at = 0; at < types.length; at++) {
            int keyword = keyword(at);
            types[at] = (char) (keyword != 0 && reserved.get(keyword) ? keyword : type(at));
        }
        return String.valueOf(types);
    }
}
