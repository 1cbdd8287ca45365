package org.waypost.compiler.mailtest.report;

import java.util.List;
import org.waypost.compiler.mailtest.CaseResult;
import org.waypost.compiler.mailtest.CaseResult.Difference;
import org.waypost.compiler.mailtest.SuiteResult;

/** Results as a person reads them: one line a file, and all that is to be said of failures. */
public final class TextReport {
    private TextReport() {}

    /** The report, with the coverage of those that have it. */
    public static String of(List<SuiteResult> suites) {
        StringBuilder out = new StringBuilder();
        long met = 0;
        long failed = 0;
        for (SuiteResult suite : suites) {
            long good = suite.cases().stream().filter(CaseResult::met).count();
            met += good;
            failed += suite.cases().size() - good + (suite.problem().isEmpty() ? 0 : 1);
            suite(out, suite, good);
            suite.coverage().ifPresent(c -> out.append(indent(c.text(), 6)));
        }
        out.append(met).append(" passed, ").append(failed).append(" failed\n");
        return out.toString();
    }

    private static void suite(StringBuilder out, SuiteResult suite, long good) {
        out.append(suite.met() ? "ok    " : "FAIL  ").append(suite.file());
        if (suite.problem().isEmpty()) {
            out.append(": ").append(good).append(" of ").append(suite.cases().size());
        }
        out.append('\n').append(indent(suite.problem(), 6));
        for (CaseResult result : suite.cases()) {
            if (!result.met()) {
                failure(out, suite, result);
            }
        }
    }

    private static void failure(StringBuilder out, SuiteResult suite, CaseResult result) {
        out.append("\n      ").append(result.name());
        out.append(" (").append(suite.file()).append(':').append(result.line()).append(")\n");
        for (Difference difference : result.differences()) {
            out.append(
                    "        %-8s expected %s, found %s%n"
                            .formatted(
                                    difference.what(), difference.expected(), difference.found()));
        }
        out.append(indent(result.why(), 10)).append('\n');
    }

    private static String indent(String lines, int columns) {
        return lines.isEmpty() ? "" : lines.indent(columns);
    }
}
