package org.waypost.engine.graph;

import java.util.List;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.rule.RuleProgram;

/** A program as clauses over dimensions: what graphs are built from. */
public record ClauseProgram(
        RuleProgram rules, Dimensions dimensions, List<External> externals, List<Clause> clauses) {
    public ClauseProgram {
        externals = List.copyOf(externals);
        clauses = List.copyOf(clauses);
    }

    /** Cuts the rules into clauses. */
    public static ClauseProgram of(RuleProgram rules, Dimensions dimensions) {
        return new ClauseWriter(rules, dimensions).write();
    }
}
