package org.waypost.grammar;

/** What a raw token means: escapes and quotes removed (reference: the lexer of each release). */
final class TokenText {
    private TokenText() {}

    /** A word: backslash-newline goes, any other backslash keeps what follows it. */
    static String word(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c != '\\' || at + 1 == raw.length()) {
                out.append(c);
                continue;
            }
            int end = lineEnd(raw, at + 1);
            if (end > 0) {
                at = end;
            } else {
                at++;
                out.append(raw.charAt(at));
            }
        }
        return out.toString();
    }

    /**
     * A quoted string.
     *
     * @param dropBeforeBlank whether a backslash before a blank goes (6.6 and later)
     */
    static String quoted(String raw, boolean dropBeforeBlank) {
        int open = raw.charAt(0) == '\\' ? 1 : 0;
        char quote = raw.charAt(open);
        int end = raw.length() - 1;
        StringBuilder out = new StringBuilder(raw.length());
        for (int at = open + 1; at < end; at++) {
            char c = raw.charAt(at);
            if (c == '\n' || c == '\r' && at + 1 < end && raw.charAt(at + 1) == '\n') {
                continue;
            }
            if (c == '\\' && at + 1 < end) {
                char next = raw.charAt(at + 1);
                boolean drop = next == quote || dropBeforeBlank && (next == ' ' || next == '\t');
                int lineEnd = lineEnd(raw, at + 1);
                if (drop) {
                    out.append(next);
                    at++;
                    continue;
                }
                if (lineEnd > 0) {
                    at = lineEnd;
                    continue;
                }
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The index of the newline when a line end stands at {@code at}, else -1. */
    private static int lineEnd(String raw, int at) {
        if (raw.charAt(at) == '\n') {
            return at;
        }
        boolean crlf =
                raw.charAt(at) == '\r' && at + 1 < raw.length() && raw.charAt(at + 1) == '\n';
        return crlf ? at + 1 : -1;
    }
}
