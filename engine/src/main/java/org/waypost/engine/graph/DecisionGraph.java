package org.waypost.engine.graph;

import org.waypost.engine.rule.RuleProgram;

/** A compiled rule program. */
public record DecisionGraph(RuleProgram program) {}
