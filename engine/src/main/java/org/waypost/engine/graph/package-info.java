/**
 * The decision graph: nodes, verifier, printer. Depends on rule, table and value. Immutable, any
 * thread.
 */
@NullMarked
package org.waypost.engine.graph;

import org.jspecify.annotations.NullMarked;
