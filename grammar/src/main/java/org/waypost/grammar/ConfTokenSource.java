package org.waypost.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file statement by statement. It ends a statement at a newline outside braces; words stay
 * words here, {@link Keywords} says which of them are reserved in which release. One source reads
 * one file once; not thread-safe.
 */
public final class ConfTokenSource {
    /** Longer tokens are refused by every release ("string too long"). */
    public static final int MAX_TOKEN = 8096;

    /**
     * How far a closing brace is looked for once one was missing: far enough for a list that people
     * write, near enough that a file of open braces is read in linear time.
     */
    private static final int NEAR_TOKENS = 200;

    private static final Set<String> STARTERS =
            Set.of(
                    "accept", "reject", "action", "match", "listen", "table", "include", "pki",
                    "ca", "filter", "proc", "expire", "limit");

    private final RawTokens raw;
    private final boolean expand;
    private final Deque<ConfToken> ahead = new ArrayDeque<>();
    private boolean braceMissing;

    /**
     * @param expand whether macros are replaced; if not, {@code $name} is a word, and an include
     *     does not end a statement
     */
    public ConfTokenSource(String text, MacroScope macros, boolean expand) {
        this.expand = expand;
        this.raw = new RawTokens(text, expand ? macros : null);
    }

    /** The comments met so far, in order; the list grows while statements are read. */
    public List<Comment> comments() {
        return raw.comments();
    }

    /** A comment without its line end. */
    public record Comment(int start, int end, int line) {}

    /**
     * The tokens of the next statement; the last one is its NEWLINE or EOF. A blank line is a
     * NEWLINE alone, the end of the file an EOF alone, again and again. An include ends behind the
     * name of its file, with a NEWLINE that is not in the text.
     */
    public List<ConfToken> nextStatement() {
        List<ConfToken> tokens = new ArrayList<>();
        int depth = 0;
        while (true) {
            ConfToken token = take();
            tokens.add(token);
            if (expand && isInclude(tokens)) {
                tokens.add(token.lineEndBehind());
                return tokens;
            }
            switch (token.getType()) {
                case SmtpdConfLexer.LBRACE -> depth++;
                case SmtpdConfLexer.RBRACE -> depth = Math.max(0, depth - 1);
                case Token.EOF -> {
                    return depth > 0 ? cutAtFirstNewline(tokens) : tokens;
                }
                case SmtpdConfLexer.NEWLINE -> {
                    if (depth == 0 || statementFollows()) {
                        return tokens;
                    }
                    if (braceMissing && tokens.size() > NEAR_TOKENS) {
                        return cutAtFirstNewline(tokens);
                    }
                }
                default -> {}
            }
        }
    }

    /** What stands behind an include on its line is read after the file, with its macros. */
    private static boolean isInclude(List<ConfToken> tokens) {
        if (tokens.size() != 2
                || tokens.getFirst().quoted()
                || !tokens.getFirst().value().equals("include")) {
            return false;
        }
        int type = tokens.getLast().getType();
        boolean word = type == SmtpdConfLexer.WORD && !Keywords.always(tokens.getLast().value());
        return word || type == SmtpdConfLexer.STRING;
    }

    /** The brace was never closed: what looked like its contents are statements of their own. */
    private List<ConfToken> cutAtFirstNewline(List<ConfToken> tokens) {
        braceMissing = true;
        int end = 0;
        while (end < tokens.size() - 1 && tokens.get(end).getType() != SmtpdConfLexer.NEWLINE) {
            end++;
        }
        for (int at = tokens.size() - 1; at > end; at--) {
            ahead.addFirst(tokens.get(at));
        }
        return new ArrayList<>(tokens.subList(0, end + 1));
    }

    /** Inside a list no entry is a bare keyword with more behind it: the brace is missing. */
    private boolean statementFollows() {
        ConfToken first = take();
        boolean starts = first.getType() == SmtpdConfLexer.WORD && STARTERS.contains(first.value());
        if (starts) {
            ConfToken second = take();
            int type = second.getType();
            starts = type == SmtpdConfLexer.WORD || type == SmtpdConfLexer.STRING;
            ahead.addFirst(second);
        }
        ahead.addFirst(first);
        return starts;
    }

    private ConfToken take() {
        @Nullable ConfToken token = ahead.pollFirst();
        return token != null ? token : raw.next();
    }
}
