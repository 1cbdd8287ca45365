package org.waypost.grammar;

/**
 * The texts of tokens, each kept once while it comes again: a configuration says the same words on
 * every line. One reader of one file; not thread-safe.
 */
public final class Words {
    /** So many are remembered, a power of two; a newer word takes the place of an older one. */
    private static final int PLACES = 4096;

    /** Longer texts hardly come again. */
    private static final int MAX_LENGTH = 64;

    private final Word[] known = new Word[PLACES];

    /**
     * A text.
     *
     * @param keyword the token type where it is reserved, 0 when it never is
     */
    public record Word(String text, short keyword) {}

    /** The piece of {@code source} from {@code start} to before {@code end}. */
    public Word of(String source, int start, int end) {
        if (end - start > MAX_LENGTH) {
            return new Word(source.substring(start, end), (short) 0);
        }
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + source.charAt(at);
        }
        int place = (hash ^ hash >>> 12) & PLACES - 1;
        Word word = known[place];
        boolean same =
                word != null
                        && word.text.length() == end - start
                        && source.startsWith(word.text, start);
        if (!same) {
            String text = source.substring(start, end);
            word = new Word(text, (short) Keywords.type(text));
            known[place] = word;
        }
        return word;
    }
}
