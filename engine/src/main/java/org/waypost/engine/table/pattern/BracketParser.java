package org.waypost.engine.table.pattern;

/** A bracket expression (POSIX.1-2017, 9.3.5) in the C locale, as glibc takes it. */
final class BracketParser {
    private final String text;
    private final boolean ignoreCase;
    private int at;

    /**
     * @param start behind the opening bracket
     */
    BracketParser(String text, int start, boolean ignoreCase) {
        this.text = text;
        this.at = start;
        this.ignoreCase = ignoreCase;
    }

    /** Behind the closing bracket. */
    int end() {
        return at;
    }

    CharSet parse() throws RefusedPattern {
        boolean negated = peek() == '^';
        at += negated ? 1 : 0;
        CharSet set = element(true);
        while (peek() != ']') {
            set = set.union(element(false));
        }
        at++;
        return negated ? set.complement() : set;
    }

    private CharSet element(boolean first) throws RefusedPattern {
        if (peek() == '-' && !first && peek(1) != ']') {
            throw new RefusedPattern("a range that begins with -");
        }
        if (opens(':')) {
            return notRange(characterClass(symbol(':')));
        }
        if (opens('=')) {
            char same = single(symbol('='));
            return notRange(CharSet.of(ignoreCase ? CharSet.raised(same) : same));
        }
        char from = character();
        if (peek() != '-' || peek(1) == ']') {
            return CharSet.of(from);
        }
        at++;
        return range(from);
    }

    private CharSet range(char from) throws RefusedPattern {
        if (opens(':') || opens('=')) {
            throw new RefusedPattern("a class as the end of a range");
        }
        char to = character();
        if (from > to) {
            throw new RefusedPattern("an empty range");
        }
        return CharSet.range(from, to);
    }

    private CharSet notRange(CharSet set) throws RefusedPattern {
        if (peek() == '-' && peek(1) != ']') {
            throw new RefusedPattern("a class as the start of a range");
        }
        return set;
    }

    private char character() throws RefusedPattern {
        char c = opens('.') ? single(symbol('.')) : plain();
        return ignoreCase ? CharSet.raised(c) : c;
    }

    private char plain() throws RefusedPattern {
        char c = peek();
        at++;
        return c;
    }

    private boolean opens(char kind) throws RefusedPattern {
        return peek() == '[' && at + 1 < text.length() && text.charAt(at + 1) == kind;
    }

    /** What stands between {@code [:} and {@code :]}. */
    private String symbol(char kind) throws RefusedPattern {
        int end = text.indexOf(kind + "]", at + 2);
        if (end < 0) {
            throw new RefusedPattern("[" + kind + " without " + kind + "]");
        }
        String name = text.substring(at + 2, end);
        at = end + 2;
        return name;
    }

    private static char single(String name) throws RefusedPattern {
        if (name.length() != 1) {
            throw new RefusedPattern("no collating element " + name);
        }
        return name.charAt(0);
    }

    private CharSet characterClass(String name) throws RefusedPattern {
        boolean cased = name.equals("upper") || name.equals("lower");
        return CharSet.named(ignoreCase && cased ? "alpha" : name)
                .orElseThrow(() -> new RefusedPattern("no character class " + name));
    }

    private char peek() throws RefusedPattern {
        return peek(0);
    }

    private char peek(int ahead) throws RefusedPattern {
        if (at + ahead >= text.length()) {
            throw new RefusedPattern("[ without ]");
        }
        return text.charAt(at + ahead);
    }
}
