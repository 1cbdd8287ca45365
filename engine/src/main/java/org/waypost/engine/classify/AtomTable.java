package org.waypost.engine.classify;

import org.waypost.engine.table.Table;

/** A condition's number in its dimension, and its table. */
record AtomTable(int atom, Table.InMemory table) {}
