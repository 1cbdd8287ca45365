package org.waypost.compiler.mailtest;

import java.util.List;

/**
 * What came of one case.
 *
 * @param line of the case
 * @param differences none when it is met
 * @param why the decision explained, filled only when it is not met
 */
public record CaseResult(String name, int line, List<Difference> differences, String why) {
    public CaseResult {
        differences = List.copyOf(differences);
    }

    public boolean met() {
        return differences.isEmpty();
    }

    /**
     * One thing that is not as expected.
     *
     * @param what the key in {@code expect}
     * @param values what would have been right to expect; empty when the key should not be there
     */
    public record Difference(String what, String expected, String found, List<String> values) {
        public Difference {
            values = List.copyOf(values);
        }
    }
}
