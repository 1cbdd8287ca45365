/**
 * Facts in, verdict out: the linear measure, the graph's evaluator, explanations. Depends on
 * classify, graph, match, reading, rule, table and value. Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.eval;

import org.jspecify.annotations.NullMarked;
