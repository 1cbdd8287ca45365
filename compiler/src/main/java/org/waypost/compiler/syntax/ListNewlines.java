package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Release;
import org.waypost.grammar.SmtpdConfLexer;

/**
 * Newlines inside braces. From 7.5 on they stand anywhere; before, one or more stand between two
 * entries in place of the comma, and nowhere else.
 */
final class ListNewlines {
    private ListNewlines() {}

    /**
     * The tokens as {@code release} takes them: what may not stand where it stands fits nowhere.
     */
    static List<ConfToken> in(Release release, List<ConfToken> tokens) {
        if (release.atLeast(Release.R7_5)) {
            return tokens;
        }
        List<ConfToken> strict = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            ConfToken token = tokens.get(at);
            strict.add(loose(tokens, at) ? token.as(SmtpdConfLexer.OTHER) : token);
        }
        return strict;
    }

    /** Whether the answer depends on the release. */
    static boolean vary(List<ConfToken> tokens) {
        for (int at = 1; at < tokens.size(); at++) {
            if (loose(tokens, at)) {
                return true;
            }
        }
        return false;
    }

    /** The line end behind a statement is not among the tokens, so these are all inside braces. */
    private static boolean loose(List<ConfToken> tokens, int at) {
        if (at == 0) {
            return false;
        }
        int before = tokens.get(at - 1).getType();
        return switch (tokens.get(at).getType()) {
            case SmtpdConfLexer.NEWLINE ->
                    before == SmtpdConfLexer.LBRACE || before == SmtpdConfLexer.COMMA;
            case SmtpdConfLexer.RBRACE, SmtpdConfLexer.COMMA -> before == SmtpdConfLexer.NEWLINE;
            default -> false;
        };
    }
}
