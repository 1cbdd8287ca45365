package org.waypost.lsp.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to write a statement or an option, as the catalogue has it: {@code maildir [PATH]}.
 *
 * @param text as shown
 * @param tokens in order
 */
record Form(String text, List<Token> tokens) {
    private static final Pattern TOKEN =
            Pattern.compile("\\[\\[.*?\\].*?\\]|\\[.*?\\]|\\{.*?\\}|\\S+");

    Form {
        tokens = List.copyOf(tokens);
    }

    /**
     * A piece of a form.
     *
     * @param start offset in the form's text
     * @param end offset behind it
     */
    record Token(String text, int start, int end) {
        /** A word of the language, to be written as it is. */
        boolean isKeyword() {
            return Character.isLowerCase(text.charAt(0));
        }

        boolean isOptional() {
            return text.startsWith("[");
        }

        /** Takes as many values as there are. */
        boolean repeats() {
            return text.contains("…") || text.startsWith("{");
        }

        /** A list in braces is one value; options go on. */
        boolean takesMore(String value) {
            return repeats() && !(text.startsWith("{") && value.startsWith("{"));
        }

        /** {@code [regex]}, {@code [!]}: a word that may be left out. */
        boolean isOptionalWord() {
            return isOptional() && text.chars().noneMatch(Character::isUpperCase);
        }

        boolean isWord(String word) {
            return text.equals(word) || text.equals("[" + word + "]");
        }
    }

    /** The ways that a synopsis lists. */
    static List<Form> of(String synopsis) {
        List<Form> forms = new ArrayList<>();
        for (String part : synopsis.split(" · ")) {
            String head = part.split(" ", 2)[0];
            for (String one : part.split(" or (?=" + Pattern.quote(head) + "\\b)")) {
                forms.add(parse(one.strip()));
            }
        }
        return forms;
    }

    private static Form parse(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
        }
        return new Form(text, tokens);
    }

    /** What a person fills in. */
    List<Token> parameters() {
        return tokens.stream().filter(t -> !t.isKeyword()).toList();
    }

    /**
     * Where one stands after some values.
     *
     * @param values what is written already, the keywords included
     * @return the index of the token that is next; the number of tokens behind the last one; -1
     *     where the values do not fit
     */
    int next(List<String> values) {
        int at = 0;
        for (String value : values) {
            at = skip(at, value);
            if (at >= tokens.size()) {
                return tokens.size();
            }
            Token token = tokens.get(at);
            if (token.isKeyword() && !token.isWord(value)) {
                return -1;
            }
            at += token.takesMore(value) ? 0 : 1;
        }
        return at;
    }

    /** Passes over optional words that are not there, and over lists that a keyword ends. */
    private int skip(int from, String value) {
        int at = from;
        while (at < tokens.size() && isPassed(at, value)) {
            at++;
        }
        return at;
    }

    private boolean isPassed(int at, String value) {
        Token token = tokens.get(at);
        boolean missing = token.isOptionalWord() && !token.isWord(value);
        boolean ended =
                token.repeats() && at + 1 < tokens.size() && tokens.get(at + 1).isWord(value);
        return missing || ended;
    }
}
