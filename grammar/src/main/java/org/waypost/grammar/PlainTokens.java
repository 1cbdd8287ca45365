package org.waypost.grammar;

import org.antlr.v4.runtime.Token;

/**
 * Reads at a place of a text the tokens that hold no backslash, no macro and no line end: nearly
 * all that people write. What it reads, the lexer of the grammar reads alike; whatever else stands
 * there it leaves to that lexer. The text is not copied. One reader of one text.
 */
final class PlainTokens {
    /** What {@link #read} answers where the lexer must look. */
    static final int LEFT_TO_LEXER = Token.INVALID_TYPE;

    private static final byte OTHER = 0;
    private static final byte START = 1;
    private static final byte FOLLOW = 2;
    private static final byte BLANK = 3;
    private static final byte SIGN = 4;
    private static final byte QUOTE = 5;

    private static final byte[] CLASSES = classes();

    private final String text;
    private final int[] lastClosing = {-2, -2};
    private int start;
    private int end;

    PlainTokens(String text) {
        this.text = text;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 0; c < classes.length; c++) {
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (letter || c == ':' || c == '_') {
                classes[c] = START;
            } else if ("$%&*+./;?@[]^`|~-".indexOf(c) >= 0) {
                classes[c] = FOLLOW;
            }
        }
        classes[' '] = BLANK;
        classes['\t'] = BLANK;
        for (char c : new char[] {'\n', '#', '{', '}', ',', '=', '<', '>', '!'}) {
            classes[c] = SIGN;
        }
        classes['"'] = QUOTE;
        classes['\''] = QUOTE;
        return classes;
    }

    private static byte kind(char c) {
        return c < CLASSES.length ? CLASSES[c] : OTHER;
    }

    /** Where the token that was read begins, or where the lexer must look. */
    int start() {
        return start;
    }

    /** Behind the token that was read. */
    int end() {
        return end;
    }

    /** The type of the token at or behind the blanks at {@code from}. */
    int read(int from) {
        int at = from;
        while (at < text.length() && kind(text.charAt(at)) == BLANK) {
            at++;
        }
        start = at;
        end = at;
        if (at == text.length()) {
            return LEFT_TO_LEXER;
        }
        char first = text.charAt(at);
        return switch (kind(first)) {
            case START -> word(at);
            case SIGN -> sign(first, at);
            case QUOTE -> string(first, at);
            default -> LEFT_TO_LEXER;
        };
    }

    private int word(int from) {
        int at = from + 1;
        while (at < text.length() && inWord(text.charAt(at))) {
            at++;
        }
        return escaped(at) ? LEFT_TO_LEXER : token(SmtpdConfLexer.WORD, at);
    }

    private static boolean inWord(char c) {
        byte kind = kind(c);
        return kind == START || kind == FOLLOW || kind == QUOTE;
    }

    private boolean escaped(int at) {
        return at < text.length() && text.charAt(at) == '\\';
    }

    private int token(int type, int behind) {
        end = behind;
        return type;
    }

    private int sign(char sign, int at) {
        return switch (sign) {
            case '\n' -> token(SmtpdConfLexer.NEWLINE, at + 1);
            case '#' -> comment(at);
            case '{' -> token(SmtpdConfLexer.LBRACE, at + 1);
            case '}' -> token(SmtpdConfLexer.RBRACE, at + 1);
            case ',' -> token(SmtpdConfLexer.COMMA, at + 1);
            case '<' -> token(SmtpdConfLexer.LESS, at + 1);
            case '>' -> token(SmtpdConfLexer.GREATER, at + 1);
            case '!' -> token(SmtpdConfLexer.NOT, at + 1);
            default ->
                    at + 1 < text.length() && text.charAt(at + 1) == '>'
                            ? token(SmtpdConfLexer.ARROW, at + 2)
                            : token(SmtpdConfLexer.EQUALS, at + 1);
        };
    }

    private int comment(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\') {
                return LEFT_TO_LEXER;
            }
            at++;
        }
        return token(SmtpdConfLexer.COMMENT, at);
    }

    private int string(char quote, int from) {
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return token(SmtpdConfLexer.STRING, at + 1);
            }
            if (c == '\\' || c == '\n') {
                break;
            }
        }
        return LEFT_TO_LEXER;
    }

    /**
     * Whether a quote that opens before {@code from} can be closed behind it. Known after one walk
     * through the text, so that a file of open quotes is read in linear time.
     */
    boolean closes(char quote, int from) {
        int which = quote == '"' ? 0 : 1;
        if (lastClosing[which] == -2) {
            lastClosing[which] = lastUnescaped(quote);
        }
        return lastClosing[which] >= from;
    }

    private int lastUnescaped(char quote) {
        int at = text.lastIndexOf(quote);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = text.lastIndexOf(quote, at - 1);
        }
        return at;
    }
}
