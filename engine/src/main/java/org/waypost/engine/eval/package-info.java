/**
 * Facts in, verdict out: the linear oracle and the graph evaluator. Depends on graph, rule, table
 * and value. An evaluator is immutable, any thread.
 */
@NullMarked
package org.waypost.engine.eval;

import org.jspecify.annotations.NullMarked;
