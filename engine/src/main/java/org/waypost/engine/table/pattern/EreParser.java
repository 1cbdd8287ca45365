package org.waypost.engine.table.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * POSIX extended regular expressions as glibc 2.36 takes them (POSIX.1-2017, 9.4, and GNU's {@code
 * \w \s \b \< \>}), refusing what it refuses: a repetition with nothing before it, a brace that is
 * not a bound, a back reference to a group that has not ended.
 */
public final class EreParser {
    /** glibc's RE_DUP_MAX. */
    private static final int MAX_REPEAT = 0x7fff;

    /** Deeper nesting is refused, so that no pattern can exhaust the stack. */
    private static final int MAX_DEPTH = 200;

    private final String text;
    private final boolean ignoreCase;

    /** Groups that a back reference may name: those of other branches may not be. */
    private final BitSet ended = new BitSet();

    private int at;
    private int groups;
    private int depth;

    private EreParser(String text, boolean ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
    }

    /**
     * @param ignoreCase whether {@code [:upper:]} and {@code [:lower:]} mean every letter
     */
    public static Ere parse(String text, boolean ignoreCase) throws RefusedPattern {
        EreParser parser = new EreParser(text, ignoreCase);
        return parser.choice();
    }

    private Ere choice() throws RefusedPattern {
        List<Ere> branches = new ArrayList<>();
        BitSet before = (BitSet) ended.clone();
        BitSet after = new BitSet();
        branches.add(branch());
        while (sees('|')) {
            at++;
            after.or(ended);
            ended.clear();
            ended.or(before);
            branches.add(branch());
        }
        ended.or(after);
        return branches.size() == 1 ? branches.getFirst() : new Ere.Choice(branches);
    }

    private Ere branch() throws RefusedPattern {
        List<Ere> parts = new ArrayList<>();
        while (at < text.length() && !sees('|') && !(depth > 0 && sees(')'))) {
            parts.add(expression());
        }
        return switch (parts.size()) {
            case 0 -> new Ere.Empty();
            case 1 -> parts.getFirst();
            default -> new Ere.Sequence(parts);
        };
    }

    private Ere expression() throws RefusedPattern {
        Ere atom = atom();
        if (atom instanceof Ere.Anchor) {
            return atom;
        }
        while (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            atom = repeated(atom);
        }
        return atom;
    }

    private Ere atom() throws RefusedPattern {
        char c = text.charAt(at++);
        return switch (c) {
            case '*', '+', '?', '{' -> throw new RefusedPattern("nothing to repeat before " + c);
            case '^' -> new Ere.Anchor(Ere.Place.START);
            case '$' -> new Ere.Anchor(Ere.Place.END);
            case '.' -> oneOf(CharSet.all());
            case '(' -> group();
            case '[' -> bracket();
            case '\\' -> escaped();
            default -> oneOf(CharSet.of(folded(c)));
        };
    }

    /** Case is ignored by raising the expression and the subject, as glibc does it. */
    private Ere oneOf(CharSet set) {
        return new Ere.OneOf(ignoreCase ? set.ofRaised() : set);
    }

    private char folded(char c) {
        return ignoreCase ? CharSet.raised(c) : c;
    }

    private Ere group() throws RefusedPattern {
        if (++depth > MAX_DEPTH) {
            throw new RefusedPattern("nested too deep");
        }
        int index = ++groups;
        Ere body = choice();
        if (!sees(')')) {
            throw new RefusedPattern("( without )");
        }
        at++;
        depth--;
        ended.set(index);
        return new Ere.Group(body, index);
    }

    private Ere bracket() throws RefusedPattern {
        BracketParser brackets = new BracketParser(text, at, ignoreCase);
        CharSet set = brackets.parse();
        at = brackets.end();
        return oneOf(set);
    }

    /** An escaped letter is not raised: where case is ignored it meets nothing, as in glibc. */
    private Ere escaped() throws RefusedPattern {
        if (at == text.length()) {
            throw new RefusedPattern("trailing backslash");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '<' -> new Ere.Anchor(Ere.Place.WORD_START);
            case '>' -> new Ere.Anchor(Ere.Place.WORD_END);
            case 'b' -> new Ere.Anchor(Ere.Place.WORD_BOUNDARY);
            case 'B' -> new Ere.Anchor(Ere.Place.NO_WORD_BOUNDARY);
            case '`' -> new Ere.Anchor(Ere.Place.START);
            case '\'' -> new Ere.Anchor(Ere.Place.END);
            case 'w' -> oneOf(CharSet.word());
            case 'W' -> oneOf(CharSet.word().complement());
            case 's' -> oneOf(CharSet.space());
            case 'S' -> oneOf(CharSet.space().complement());
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> backReference(c - '0');
            default -> oneOf(CharSet.of(c));
        };
    }

    private Ere backReference(int index) throws RefusedPattern {
        if (!ended.get(index)) {
            throw new RefusedPattern("no group " + index + " before its reference");
        }
        return new Ere.BackReference(index);
    }

    private Ere repeated(Ere body) throws RefusedPattern {
        char c = text.charAt(at++);
        return switch (c) {
            case '*' -> new Ere.Repeat(body, 0, Ere.UNBOUNDED);
            case '+' -> new Ere.Repeat(body, 1, Ere.UNBOUNDED);
            case '?' -> new Ere.Repeat(body, 0, 1);
            default -> bounded(body);
        };
    }

    /** {@code {n}}, {@code {n,}}, {@code {n,m}}, {@code {,m}}; the brace is read. */
    private Ere bounded(Ere body) throws RefusedPattern {
        int min = number();
        int max = min;
        if (sees(',')) {
            at++;
            max = number();
            min = Math.max(min, 0);
        }
        if (!sees('}') || min < 0 || (max >= 0 && max < min)) {
            throw new RefusedPattern("bad bound in braces");
        }
        if (Math.max(min, max) > MAX_REPEAT) {
            throw new RefusedPattern("bound above " + MAX_REPEAT);
        }
        at++;
        return max == 0 ? new Ere.Empty() : new Ere.Repeat(body, min, max);
    }

    /** Digits, -1 for none; more than the limit stays just above it. */
    private int number() {
        int value = -1;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            int digit = Character.digit(text.charAt(at++), 10);
            value = Math.min(Math.max(value, 0) * 10 + digit, MAX_REPEAT + 1);
        }
        return value;
    }

    private boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
