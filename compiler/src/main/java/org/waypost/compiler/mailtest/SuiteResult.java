package org.waypost.compiler.mailtest;

import java.util.List;

/**
 * What came of one test file.
 *
 * @param file as it was named
 * @param problem why no case could be run, empty when they were: one or more whole lines
 */
public record SuiteResult(String file, List<CaseResult> cases, String problem) {
    public SuiteResult {
        cases = List.copyOf(cases);
    }

    public boolean met() {
        return problem.isEmpty() && cases.stream().allMatch(CaseResult::met);
    }
}
