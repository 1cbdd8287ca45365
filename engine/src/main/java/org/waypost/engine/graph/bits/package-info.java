/**
 * Sets and lists of the numbers of clauses, packed into arrays. Depends on nothing. Immutable once
 * built, any thread.
 */
@NullMarked
package org.waypost.engine.graph.bits;

import org.jspecify.annotations.NullMarked;
