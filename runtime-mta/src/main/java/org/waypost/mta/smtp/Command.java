package org.waypost.mta.smtp;

import java.util.Locale;

/**
 * One command line.
 *
 * @param verb upper case; {@code MAIL FROM} and {@code RCPT TO} are one verb each
 * @param argument without blanks at either end; may be empty
 */
record Command(String verb, String argument) {
    static Command parse(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && isVerbPart(text.charAt(end))) {
            end++;
        }
        String verb = text.substring(0, end).toUpperCase(Locale.ROOT);
        String rest = text.substring(end).strip();
        return switch (verb) {
            case "MAIL" -> path(verb, "FROM:", rest);
            case "RCPT" -> path(verb, "TO:", rest);
            default -> new Command(verb, rest);
        };
    }

    /** {@code FROM:} and {@code TO:} belong to the verb; without them the command is unknown. */
    private static Command path(String verb, String word, String rest) {
        boolean whole = rest.regionMatches(true, 0, word, 0, word.length());
        return whole
                ? new Command(verb, rest.substring(word.length()).strip())
                : new Command(verb + " ?", rest);
    }

    private static boolean isVerbPart(char c) {
        return c != ' ' && c != '\t';
    }
}
