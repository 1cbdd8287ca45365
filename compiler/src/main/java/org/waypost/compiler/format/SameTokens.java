package org.waypost.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.syntax.Loader;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.SmtpdConfLexer;

/** Whether two texts are the same statements, macros put in, word by word. */
final class SameTokens {
    private SameTokens() {}

    static boolean in(SourceSet one, SourceSet other) {
        return words(one).equals(words(other));
    }

    private record Word(int type, String value) {}

    private static List<List<Word>> words(SourceSet sources) {
        List<List<Word>> statements = new ArrayList<>();
        for (RawStatement raw : new Loader(sources, Map.of(), false).load().statements()) {
            if (raw.file() == sources.main()) {
                statements.add(words(raw.tokens()));
            }
        }
        return statements;
    }

    /** Several newlines inside braces are as good as one. */
    private static List<Word> words(List<ConfToken> tokens) {
        List<Word> words = new ArrayList<>();
        boolean newline = false;
        for (ConfToken token : tokens) {
            boolean again = newline && token.getType() == SmtpdConfLexer.NEWLINE;
            newline = token.getType() == SmtpdConfLexer.NEWLINE;
            if (!again) {
                words.add(new Word(token.getType(), newline ? "" : token.value()));
            }
        }
        return words;
    }
}
