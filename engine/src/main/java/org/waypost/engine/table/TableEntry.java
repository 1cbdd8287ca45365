package org.waypost.engine.table;

/**
 * One entry of a table that is in memory.
 *
 * @param key as written
 * @param value empty in a list
 * @param line the line of the file that it stands on, from 1
 */
public record TableEntry(String key, String value, int line) {}
