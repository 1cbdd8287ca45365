package org.waypost.engine.classify.key;

import org.waypost.engine.table.Table;

/** A condition's number in its dimension, and its table. */
public record AtomTable(int atom, Table.InMemory table) {}
