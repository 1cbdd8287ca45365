package org.waypost.tests.house;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One breach of a rule of the house.
 *
 * @param place file relative to the repository, with `:line` where there is one
 * @param what what was found and what is allowed
 */
record Finding(String place, String what) {

    /** Fails when there is a breach: the rule, then one line for each. */
    static void demandNone(String rule, List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new AssertionError(listed(rule, findings));
        }
    }

    private static String listed(String rule, List<Finding> findings) {
        return findings.stream()
                .map(finding -> "  " + finding.place() + ": " + finding.what())
                .sorted()
                .collect(Collectors.joining("\n", rule + "\n", "\n"));
    }
}
