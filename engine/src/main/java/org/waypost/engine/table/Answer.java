package org.waypost.engine.table;

/** What a table says to one look-up. */
public sealed interface Answer {
    /** The key is there; {@code value} is empty in a list. */
    record Found(String value) implements Answer {}

    /** The key is not there. */
    record Absent() implements Answer {}

    /** The table could not be asked; {@code reason} is for the log. */
    record Failed(String reason) implements Answer {}
}
