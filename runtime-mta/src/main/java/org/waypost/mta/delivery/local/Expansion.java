package org.waypost.mta.delivery.local;

/** What became of a format. */
sealed interface Expansion {
    record Expanded(String text) implements Expansion {}

    /** It names a value that is not there, a modifier that does not exist, or becomes too long. */
    record Refused(String why) implements Expansion {}
}
