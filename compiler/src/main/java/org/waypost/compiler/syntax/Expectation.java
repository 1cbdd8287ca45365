package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    /** By the first word of a statement and one behind it: the releases that have it there. */
    private static final Map<String, Set<Release>> KNOWN = known();

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
        Set<Release> known = KNOWN.get((head.equals("reject") ? "accept" : head) + " " + word);
        return known == null || known.contains(release);
    }

    private static Map<String, Set<Release>> known() {
        Map<String, Set<Release>> known = new HashMap<>();
        for (Directive form : Directives.all()) {
            String[] words = form.name().split(" ");
            for (int at = 1; at < words.length; at++) {
                known.computeIfAbsent(words[0] + " " + words[at], _ -> new HashSet<>())
                        .addAll(form.releases());
            }
        }
        return known;
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
