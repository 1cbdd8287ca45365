/**
 * Tables in memory, compiled for one service of one release: from a key to the entry that answers.
 * Depends on rule, table, table.pattern and value. Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.match;

import org.jspecify.annotations.NullMarked;
