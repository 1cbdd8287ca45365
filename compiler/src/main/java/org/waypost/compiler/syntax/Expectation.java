package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;
import org.waypost.grammar.SmtpdConfLexer;

/** Token types in words that a person understands. */
final class Expectation {
    private Expectation() {}

    /** Values first, then keywords of the release in alphabetical order, the line end last. */
    static List<String> describe(IntervalSet types, Release release) {
        Set<String> values = new LinkedHashSet<>();
        List<String> keywords = new ArrayList<>();
        boolean end = false;
        for (int type : types.toArray()) {
            String word = Keywords.word(type);
            if (!word.isEmpty()) {
                if (Keywords.of(release).contains(word)) {
                    keywords.add("`" + word + "`");
                }
            } else if (type == SmtpdConfLexer.NEWLINE || type == Token.EOF) {
                end = true;
            } else {
                values.add(value(type));
            }
        }
        keywords.sort(null);
        List<String> all = new ArrayList<>(values);
        all.addAll(keywords);
        if (end) {
            all.add("the end of the line");
        }
        return all;
    }

    /**
     * Whether a release has a keyword in statements that begin with {@code head}: it reserves the
     * word, and does not say in the catalogue that it knows it elsewhere only.
     */
    static boolean possible(String head, String word, Release release) {
        if (!Keywords.of(release).contains(word)) {
            return false;
        }
        String beginning = head.equals("reject") ? "accept " : head + " ";
        List<Directive> forms =
                Directives.all().stream()
                        .filter(d -> d.name().startsWith(beginning))
                        .filter(d -> (d.name() + " ").contains(" " + word + " "))
                        .toList();
        return forms.isEmpty() || forms.stream().anyMatch(d -> d.releases().contains(release));
    }

    private static String value(int type) {
        return switch (type) {
            case SmtpdConfLexer.WORD, SmtpdConfLexer.STRING -> "a word";
            case SmtpdConfLexer.NUMBER -> "a number";
            case SmtpdConfLexer.LBRACE -> "`{`";
            case SmtpdConfLexer.RBRACE -> "`}`";
            case SmtpdConfLexer.COMMA -> "`,`";
            case SmtpdConfLexer.EQUALS -> "`=`";
            case SmtpdConfLexer.ARROW -> "`=>`";
            case SmtpdConfLexer.LESS -> "`<`";
            case SmtpdConfLexer.GREATER -> "`>`";
            case SmtpdConfLexer.NOT -> "`!`";
            default -> "something else";
        };
    }
}
