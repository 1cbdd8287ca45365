/**
 * Facts in, verdict out: the linear oracle and the graph evaluator. Depends on graph, rule, table
 * and value.
 */
@NullMarked
package org.waypost.engine.eval;

import org.jspecify.annotations.NullMarked;
