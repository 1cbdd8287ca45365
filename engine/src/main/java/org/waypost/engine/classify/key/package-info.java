/**
 * From a text, an address or a name to its class, by hashes and automata over the contents of many
 * tables. Depends on table, table.network, table.pattern and value. Immutable once numbered, any
 * thread.
 */
@NullMarked
package org.waypost.engine.classify.key;

import org.jspecify.annotations.NullMarked;
