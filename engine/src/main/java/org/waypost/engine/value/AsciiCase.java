package org.waypost.engine.value;

/**
 * Case as mail knows it: only the letters A to Z have one, whatever the machine's language (RFC
 * 5321, 2.4; the releases run in the C locale).
 */
public final class AsciiCase {
    private AsciiCase() {}

    /** The text with A to Z lowered; the same object when there is nothing to lower. */
    public static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isCapital(text.charAt(i))) {
                return lowerFrom(text, i);
            }
        }
        return text;
    }

    /** One character lowered. */
    public static char lower(char character) {
        return isCapital(character) ? (char) (character + ('a' - 'A')) : character;
    }

    private static String lowerFrom(String text, int first) {
        char[] characters = text.toCharArray();
        for (int i = first; i < characters.length; i++) {
            characters[i] = lower(characters[i]);
        }
        return new String(characters);
    }

    private static boolean isCapital(char character) {
        return character >= 'A' && character <= 'Z';
    }
}
