package org.waypost.mta.delivery.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values in a command of {@code sh -c}. A value of plain characters is written as it is, after the
 * original's replacements and some more: blanks, quotes, semicolons, parentheses and their like
 * never come from an address that smtpd takes, and an envelope that has them was made to harm.
 *
 * <p>What must keep every character (a {@code raw} value, a home folder with blanks) goes another
 * way: the command names a variable of the environment, whose contents the shell never reads as
 * syntax. For the quotes around that name the template is followed through its quoting; where that
 * is misjudged (a quote in a comment) the worst is a word split in two, never a command.
 */
final class ShellQuoting implements Quoting {
    /** What may stand in any place of a command and mean itself. */
    private static final String PLAIN = "@+=:,./_-^";

    private static final String VARIABLE = "WAYPOST_VALUE_";

    /** The characters that the name of a variable and its quotes take, for some of them. */
    private static final int OVERHEAD = 1024;

    /** Where in the command's quoting we are. */
    private enum Place {
        BARE,
        DOUBLE,
        SINGLE
    }

    private final Deque<Place> places = new ArrayDeque<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private boolean escaped;
    private char previous;

    ShellQuoting() {
        places.push(Place.BARE);
    }

    /** The variables that the command uses. */
    Map<String, String> variables() {
        return variables;
    }

    @Override
    public int overhead() {
        return OVERHEAD;
    }

    @Override
    public String value(String text, boolean raw, boolean ours) {
        previous = 0;
        boolean keep = raw || ours;
        if (!keep || isPlain(text)) {
            return plain(text);
        }
        String name = VARIABLE + variables.size();
        variables.put(name, text.replace('\0', ':'));
        return switch (places.element()) {
            case BARE -> "\"${" + name + "}\"";
            case DOUBLE -> "${" + name + "}";
            case SINGLE -> "'\"${" + name + "}\"'";
        };
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(ShellQuoting::isPlain);
    }

    private static boolean isPlain(int c) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        return letter || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }

    private static String plain(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.chars().forEach(c -> result.append(isPlain(c) ? (char) c : ':'));
        return result.toString();
    }

    @Override
    public String literal(char c) {
        boolean plain = escaped;
        escaped = false;
        if (!plain) {
            follow(c);
        }
        previous = plain ? 0 : c;
        return String.valueOf(c);
    }

    private void follow(char c) {
        switch (places.element()) {
            case SINGLE -> {
                if (c == '\'') {
                    places.pop();
                }
            }
            case DOUBLE -> followDouble(c);
            case BARE -> followBare(c);
        }
    }

    private void followDouble(char c) {
        switch (c) {
            case '"' -> leave();
            case '\\' -> escaped = true;
            case '(' -> enterWhen(previous == '$');
            default -> {}
        }
    }

    private void followBare(char c) {
        switch (c) {
            case '"' -> places.push(Place.DOUBLE);
            case '\'' -> places.push(Place.SINGLE);
            case '\\' -> escaped = true;
            case '(' -> enterWhen(true);
            case ')' -> leave();
            default -> {}
        }
    }

    private void enterWhen(boolean begins) {
        if (begins) {
            places.push(Place.BARE);
        }
    }

    /** The outermost place is never left: a lone {@code )} belongs to a {@code case}. */
    private void leave() {
        if (places.size() > 1) {
            places.pop();
        }
    }
}
