package org.waypost.engine.graph;

import org.waypost.engine.rule.Condition;

/**
 * A question that only a table outside can answer.
 *
 * @param index from 0, in the order of the program
 * @param condition without its sign
 */
public record External(int index, Condition condition) {}
