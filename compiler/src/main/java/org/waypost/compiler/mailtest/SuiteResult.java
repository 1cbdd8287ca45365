package org.waypost.compiler.mailtest;

import java.util.List;
import java.util.Optional;

/**
 * What came of one test file.
 *
 * @param file as it was named
 * @param problem why no case could be run, empty when they were: one or more whole lines
 * @param coverage there when they were, and somebody wants to know
 */
public record SuiteResult(
        String file, List<CaseResult> cases, String problem, Optional<Coverage> coverage) {
    public SuiteResult {
        cases = List.copyOf(cases);
    }

    public boolean met() {
        return problem.isEmpty() && cases.stream().allMatch(CaseResult::met);
    }
}
