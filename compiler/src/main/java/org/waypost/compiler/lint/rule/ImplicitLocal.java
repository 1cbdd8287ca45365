package org.waypost.compiler.lint.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Matching;

/** What a rule does not say is {@code from local} and {@code for local} (smtpd.conf(5)). */
public final class ImplicitLocal implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        boolean reached = reached(checked);
        boolean deaf = reached && deaf(checked);
        for (CheckedRule rule : checked.rules()) {
            if (!rule.says("from") && reached) {
                from(rule, deaf, checked).ifPresent(report);
            }
            if (!rule.says("for")) {
                report.accept(destination(rule));
            }
        }
    }

    /** Where only this machine can connect, nobody is left out. */
    private static boolean reached(Checked checked) {
        List<Listener> listeners = checked.state().listeners();
        return listeners.isEmpty()
                || checked.incomplete()
                || listeners.stream().anyMatch(l -> !OpenListener.isLocal(l));
    }

    /** Whether strangers can connect and no rule is for them, for want of a {@code from}. */
    private static boolean deaf(Checked checked) {
        return !checked.state().listeners().isEmpty()
                && !checked.incomplete()
                && checked.rules().stream().allMatch(ImplicitLocal::forLocal);
    }

    private static boolean forLocal(CheckedRule rule) {
        return !rule.says("from") || rule.rejects();
    }

    /** An authenticated client is told by that, wherever it comes from. */
    private static Optional<Diagnostic> from(CheckedRule rule, boolean deaf, Checked checked) {
        boolean told = rule.condition(Slot.FROM).filter(c -> !isLocal(c)).isPresent();
        if (told || tagged(rule, checked)) {
            return Optional.empty();
        }
        boolean warn = deaf && rule.relays();
        Diagnostics found =
                warn
                        ? Diagnostics.warning("implicit-from", rule.head())
                        : Diagnostics.hint("implicit-from", rule.head());
        String who =
                checked.matching() == Matching.V7_8
                        ? "clients on this machine only"
                        : "clients on this machine and those who authenticate";
        found.message("without `from` this rule is for " + who);
        if (warn) {
            found.help("a listener is open to others, and no rule takes mail from them");
        }
        return Optional.of(
                found.help("say `from local` if that is meant, else `from any` or a network")
                        .build());
    }

    /** Whether its tag says already that it is for this machine. */
    private static boolean tagged(CheckedRule rule, Checked checked) {
        return rule.clause(List.of("tag", "tagged"))
                .flatMap(Clause::argument)
                .filter(Argument.Word.class::isInstance)
                .map(tag -> ((Argument.Word) tag).text())
                .filter(tag -> OpenListener.areLocal(checked.state().listeners(), tag))
                .isPresent();
    }

    private static boolean isLocal(Condition condition) {
        return condition instanceof Condition.Membership membership
                && membership.table().name().equals("<localhost>");
    }

    private static Diagnostic destination(CheckedRule rule) {
        if (rule.relays()) {
            return Diagnostics.warning("implicit-for", rule.head())
                    .message("without `for` this rule relays mail for this machine's names only")
                    .help("say `for any`, or the domains that are meant")
                    .build();
        }
        String what = rule.rejects() ? "rejects" : "takes";
        return Diagnostics.hint("implicit-for", rule.head())
                .message("without `for` this rule " + what + " mail for this machine's names only")
                .help("say `for local` if that is meant, else `for any` or the domains")
                .build();
    }
}
