/**
 * How fast the decision graph is, beside other ways to the same answer: {@code tests/bench graph}.
 * Depends on the engine. One thread.
 */
@NullMarked
package org.waypost.tests.bench.graph;

import org.jspecify.annotations.NullMarked;
