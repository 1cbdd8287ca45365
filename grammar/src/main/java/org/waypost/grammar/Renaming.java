package org.waypost.grammar;

/**
 * What an option or a statement of the classic dialect is called in the modern one.
 *
 * @param classic the word, or the first two of a statement
 * @param modern the same since 6.4
 * @param back whether {@code classic} is also what {@code modern} was called before
 */
public record Renaming(Kind kind, String classic, String modern, boolean back) {
    /** What is renamed. */
    public enum Kind {
        OPTION,
        STATEMENT
    }

    /** From a line of the catalogue: {@code sender = mail-from}, {@code ssl > tls}. */
    static Renaming parse(Kind kind, String text) {
        boolean back = text.contains(" = ");
        String[] sides = text.split(back ? " = " : " > ", 2);
        return new Renaming(kind, sides[0], sides[1], back);
    }
}
