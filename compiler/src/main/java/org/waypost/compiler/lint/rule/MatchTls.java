package org.waypost.compiler.lint.rule;

import java.util.function.Consumer;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;

/** {@code match tls} is a temporary failure in every release from 6.4 to 7.8. */
public final class MatchTls implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        if (checked.classic()) {
            return;
        }
        for (CheckedRule rule : checked.rules()) {
            rule.clause("tls").ifPresent(clause -> report.accept(found(clause)));
        }
    }

    private static Diagnostic found(Clause clause) {
        return Diagnostics.warning("match-tls", clause.span())
                .message(
                        "releases 6.4 to 7.8 never match `tls`: mail that comes to this rule is put"
                                + " off with 451")
                .help(
                        "there, use a `tag` of listeners with `tls-require` or `smtps`; Waypost"
                                + " does what the manual says")
                .build();
    }
}
