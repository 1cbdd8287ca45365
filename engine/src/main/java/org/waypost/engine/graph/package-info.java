/**
 * The decision graph: nodes, builder, verifier, printers. Depends on classify, rule, table and
 * value. Immutable once built, any thread.
 */
@NullMarked
package org.waypost.engine.graph;

import org.jspecify.annotations.NullMarked;
