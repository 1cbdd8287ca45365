package org.waypost.compiler.lint.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Action;

/** One user's mail that lies in two places, by which rule took it. */
public final class MixedDelivery implements Lint {
    private static final String SYSTEM = "";

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        Map<String, CheckedRule> first = new HashMap<>();
        Map<String, Boolean> told = new HashMap<>();
        for (CheckedRule rule : checked.rules()) {
            Optional<Action.Local> local = store(rule);
            if (local.isEmpty()) {
                continue;
            }
            String users = local.get().users().userbase().map(t -> t.name()).orElse(SYSTEM);
            CheckedRule earlier = first.putIfAbsent(users, rule);
            boolean mixed = earlier != null && !kind(earlier).equals(kind(rule));
            if (mixed && told.putIfAbsent(users, true) == null) {
                report.accept(found(earlier, rule));
            }
        }
    }

    /** A delivery that leaves mail where its user is to read it; a program may do anything. */
    private static Optional<Action.Local> store(CheckedRule rule) {
        return rule.action()
                .filter(Action.Local.class::isInstance)
                .map(Action.Local.class::cast)
                .filter(local -> local.users().runAs().isEmpty() && stores(local.method()));
    }

    private static boolean stores(Action.Method method) {
        return switch (method) {
            case Action.Mbox _, Action.Lmtp _ -> true;
            case Action.Maildir maildir -> maildir.path().filter(p -> !ofUser(p)).isEmpty();
            case Action.Mda _, Action.ForwardOnly _, Action.NoMethod _, Action.ExpandOnly _ ->
                    false;
        };
    }

    /** A path that is made of the address is a mailbox of its own, not the user's. */
    private static boolean ofUser(String path) {
        return path.startsWith("~/") || path.contains("%{user.");
    }

    private static String kind(CheckedRule rule) {
        return rule.action().map(Action::kind).orElse("");
    }

    private static Diagnostic found(CheckedRule earlier, CheckedRule rule) {
        Span span = rule.head();
        String first = kind(earlier);
        return Diagnostics.hint("mixed-delivery", span)
                .message(
                        "this rule delivers by `"
                                + kind(rule)
                                + "`, an earlier one by `"
                                + first
                                + "`: a user of both has mail in two places")
                .label(earlier.head(), "`" + first + "` here")
                .help("let all rules for the same users deliver alike")
                .build();
    }
}
