/**
 * Patterns in tables: host names with stars, mail addresses, regular expressions. The only package
 * that may use the automaton library. Depends on value. Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.table.pattern;

import org.jspecify.annotations.NullMarked;
