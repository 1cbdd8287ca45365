package org.waypost.compiler.check;

import java.util.List;
import java.util.Set;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.diagnostic.Diagnostic;

/** Finds what an option repeats that is said twice in one statement. */
final class Repeated {
    /** The code of an option that may stand once. */
    private static final String CODE = "said-twice";

    private static final List<Set<String>> ALIKE =
            List.of(
                    Set.of("alias", "virtual"),
                    Set.of("users", "userbase"),
                    Set.of("inet4", "inet6"),
                    Set.of("auth", "auth-optional"),
                    Set.of("host", "domain"),
                    Set.of("hostname", "hostnames"),
                    Set.of("tls", "tls-require", "smtps", "ssl", "secure"));

    private Repeated() {}

    /** The same finding, with where it was said first. */
    static Finding pointing(List<Clause> clauses, Finding finding) {
        Diagnostic diagnostic = finding.diagnostic();
        if (!diagnostic.code().equals(CODE)) {
            return finding;
        }
        for (int at = 0; at < clauses.size(); at++) {
            if (clauses.get(at).span().equals(diagnostic.span())) {
                return earlier(clauses.subList(0, at), clauses.get(at), finding);
            }
        }
        return finding;
    }

    private static Finding earlier(List<Clause> before, Clause again, Finding finding) {
        return before.stream()
                .filter(clause -> alike(clause, again))
                .findFirst()
                .map(clause -> finding.pointing(clause.span(), "first said here"))
                .orElse(finding);
    }

    private static boolean alike(Clause one, Clause other) {
        String first = one.name().split(" ", 2)[0];
        String second = other.name().split(" ", 2)[0];
        return first.equals(second)
                || ALIKE.stream().anyMatch(set -> set.contains(first) && set.contains(second));
    }
}
