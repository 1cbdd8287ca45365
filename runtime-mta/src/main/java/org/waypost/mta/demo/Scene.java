package org.waypost.mta.demo;

import java.util.List;

/**
 * One message of the demonstration.
 *
 * @param client the address that it comes from
 * @param helo how the client calls itself
 * @param ending where it must be in the end
 */
record Scene(String title, String client, String helo, Letter letter, Ending ending) {
    /** Sender, recipient, subject. */
    record Letter(String sender, String recipient, String subject) {}

    /** Where a message can end. */
    enum Ending {
        IN_MAILDIR("put into alice's maildir"),
        AT_SMARTHOST("handed to the smarthost"),
        REFUSED("refused for good"),
        BOUNCED("reported back to alice");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /** What had to be done with it. */
        String text() {
            return text;
        }
    }

    private static final String OUTSIDE = "127.0.0.2";
    private static final String INSIDE = "127.0.0.1";

    /** In the words of the example's file. */
    static List<Scene> all() {
        return List.of(
                new Scene(
                        "Another server brings mail for alice",
                        OUTSIDE,
                        "mail.example.net",
                        new Letter("ann@example.net", "alice@example.org", "Lunch?"),
                        Ending.IN_MAILDIR),
                new Scene(
                        "A program on this machine writes to the world",
                        INSIDE,
                        "localhost",
                        new Letter("alice@example.org", "ann@example.net", "Yes!"),
                        Ending.AT_SMARTHOST),
                new Scene(
                        "A sender that the file refuses",
                        OUTSIDE,
                        "bulk.spam.example",
                        new Letter("offers@spam.example", "bob@example.org", "Buy now"),
                        Ending.REFUSED),
                new Scene(
                        "A stranger tries to send to a foreign domain through us",
                        OUTSIDE,
                        "mail.example.net",
                        new Letter("ann@example.net", "carl@elsewhere.example", "Psst"),
                        Ending.REFUSED),
                new Scene(
                        "The smarthost does not want it, so its sender is told",
                        INSIDE,
                        "localhost",
                        new Letter("alice@example.org", "gone@example.net", "Are you there?"),
                        Ending.BOUNCED));
    }
}
