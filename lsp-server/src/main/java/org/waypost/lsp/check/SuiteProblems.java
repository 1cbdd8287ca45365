package org.waypost.lsp.check;

import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.validation.Issue;
import org.waypost.compiler.mailtest.SuiteProblem;
import org.waypost.compiler.mailtest.SuiteReader;
import org.waypost.lsp.workspace.OpenTexts;

/** What keeps a test file from being run, as {@code waypost test} says it. */
final class SuiteProblems {
    private static final String CODE = "mailtest";

    private SuiteProblems() {}

    static List<Issue> of(URI uri, OpenTexts open) {
        Optional<String> text = open.text(uri);
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            SuiteReader.read(text.get());
            return List.of();
        } catch (SuiteProblem problem) {
            return List.of(issue(uri, problem, text.get()));
        }
    }

    private static Issue issue(URI uri, SuiteProblem problem, String text) {
        Issue.IssueImpl issue = new Issue.IssueImpl();
        issue.setUriToProblem(uri);
        issue.setCode(CODE);
        issue.setMessage(problem.sentence());
        issue.setSeverity(Severity.ERROR);
        int line = Math.max(1, problem.line());
        String shown = text.lines().skip(line - 1L).findFirst().orElse("");
        issue.setLineNumber(line);
        issue.setColumn(1 + shown.length() - shown.stripLeading().length());
        issue.setLineNumberEnd(line);
        issue.setColumnEnd(1 + shown.stripTrailing().length());
        return issue;
    }
}
