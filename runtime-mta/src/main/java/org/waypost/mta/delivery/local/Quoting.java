package org.waypost.mta.delivery.local;

/** How a value is written into a format's result. Used for one expansion, by one thread. */
interface Quoting {
    /** The characters that the original replaces in values. */
    String REPLACED = "!#$%&'*?`{|}~";

    /**
     * @param raw the format asks for the value without replacements
     * @param ours the value comes from the user database
     */
    String value(String text, boolean raw, boolean ours);

    /** A character of the template itself, which the administrator wrote. */
    default String literal(char c) {
        return String.valueOf(c);
    }

    /** How much longer than the plain values the result may have become. */
    default int overhead() {
        return 0;
    }

    /** Every character of {@code text} for which {@code bad} has a place becomes a colon. */
    static String replace(String text, String bad) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(c < ' ' || c == 0x7f || bad.indexOf(c) >= 0 ? ':' : c);
        }
        return result.toString();
    }
}
