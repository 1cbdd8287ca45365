package org.waypost.compiler.lint.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.table.Service;
import org.waypost.grammar.Release;

/**
 * What a release that takes the file decides otherwise. Where no release is named, rules are read
 * as the last one of the dialect reads them; a file in the spelling of 2013 is run by 2013 or 5.3.
 */
public final class OtherReading implements Lint {
    private static final String CODE = "decided-otherwise";

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        boolean old = checked.classic() && !checked.release().atLeast(Release.R5_4);
        if (!old || checked.named()) {
            return;
        }
        String release = checked.release().label();
        for (CheckedRule rule : checked.rules()) {
            if (rule.rejects()) {
                report.accept(reject(rule, release));
            }
        }
        for (TableRole role : checked.kinds()) {
            if (role.service() == Service.MAILADDR) {
                senders(checked.contents().of(role), release, role, report);
            }
        }
    }

    private static Diagnostic reject(CheckedRule rule, String release) {
        boolean sender = rule.condition(Slot.SENDER).isPresent();
        String what =
                sender
                        ? release + " takes the table behind `sender` for client addresses"
                        : release + " stops when it loads a `reject` without `sender`";
        return Diagnostics.warning(CODE, rule.head())
                .message(what)
                .help("Waypost rejects as the rule says; 5.4 and later do, too")
                .build();
    }

    private static void senders(
            List<PlacedEntry> entries, String release, TableRole role, Consumer<Diagnostic> to) {
        for (PlacedEntry entry : entries) {
            Optional<String> otherwise = otherwise(entry.key());
            if (otherwise.isPresent()) {
                to.accept(
                        Diagnostics.warning(CODE, entry.span())
                                .message(
                                        entry.sentence(
                                                release + " reads `" + entry.key() + "` otherwise"))
                                .help(otherwise.get())
                                .label(role.clause().keyword(), "asked for here")
                                .build());
            }
        }
    }

    /** How senders were compared before 5.4 (table(5)). */
    private static Optional<String> otherwise(String entry) {
        if (entry.equals("@")) {
            return Optional.of("it is the null sender there, and everybody since 5.4");
        }
        if (!entry.contains("@")) {
            return Optional.of("it is a user without a domain there, of any domain since 5.4");
        }
        return entry.contains("*")
                ? Optional.of("`*` is an ordinary character there, a wildcard since 5.4")
                : Optional.empty();
    }
}
