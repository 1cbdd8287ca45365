/**
 * Dimensions: one look at a fact tells which of all the conditions about it hold. Depends on
 * classify.key, match, reading, rule, table, table.pattern and value. Immutable once built, any
 * thread.
 */
@NullMarked
package org.waypost.engine.classify;

import org.jspecify.annotations.NullMarked;
