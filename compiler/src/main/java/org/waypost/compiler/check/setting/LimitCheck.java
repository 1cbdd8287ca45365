package org.waypost.compiler.check.setting;

import java.util.Set;
import java.util.TreeSet;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.Diagnostics;

/** Judges the limits, both dialects. */
public final class LimitCheck {
    private static final Set<String> SESSION = Set.of("max-rcpt", "max-mails");
    private static final Set<String> MDA =
            Set.of(
                    "max-session",
                    "max-session-per-user",
                    "task-hiwat",
                    "task-lowat",
                    "task-release");
    private static final Set<String> SCHEDULER =
            Set.of("max-inflight", "max-evp-batch-size", "max-msg-batch-size", "max-schedule");
    private static final Set<String> MTA =
            Set.of(
                    "max-conn-per-host",
                    "max-conn-per-route",
                    "max-conn-per-source",
                    "max-conn-per-connector",
                    "max-conn-per-relay",
                    "max-conn-per-domain",
                    "conn-delay-host",
                    "conn-delay-route",
                    "conn-delay-source",
                    "conn-delay-connector",
                    "conn-delay-relay",
                    "conn-delay-domain",
                    "reconn-delay-route",
                    "session-mail-max",
                    "session-transaction-delay",
                    "session-keepalive",
                    "max-failures-per-session",
                    "task-hiwat",
                    "task-lowat",
                    "task-release");

    private static final int MAX_SHOWN = 6;

    private final CheckState state;

    public LimitCheck(CheckState state) {
        this.state = state;
    }

    /** {@code limit session}, {@code smtp limit} and their like. */
    public void judge(Statement statement) {
        String head = statement.head();
        Known.require(head, statement.span(), state.release());
        if (head.contains("session") || head.startsWith("smtp")) {
            limits(statement, SESSION, "session");
        } else if (head.contains("mta")) {
            limits(statement, MTA, "mta");
        } else {
            limits(statement, head.contains("mda") ? MDA : SCHEDULER, "scheduler");
        }
    }

    private void limits(Statement statement, Set<String> names, String group) {
        for (Clause clause : statement.clauses()) {
            if (clause.arguments().isEmpty()) {
                if (names != MTA) {
                    throw Finding.syntax(
                            clause.span(), "`" + clause.name() + "` is no limit here", "");
                }
                continue;
            }
            Argument.Word word = (Argument.Word) clause.arguments().getFirst();
            if (!names.contains(word.text())) {
                throw unknown(word, names, group);
            }
            long value = ((Argument.Number) clause.arguments().get(1)).value();
            apply(word, value);
        }
        if (names != SESSION && !statement.clauses().isEmpty()) {
            state.feature(statement.head(), statement.span());
        }
    }

    private static Finding unknown(Argument.Word word, Set<String> names, String group) {
        Diagnostics error =
                Diagnostics.error("no-such-limit", word.span())
                        .original("invalid " + group + " limit keyword: " + word.text())
                        .message("there is no limit `" + word.text() + "` here");
        CloseName.among(names, word.text())
                .ifPresentOrElse(
                        close ->
                                error.help("did you mean `" + close + "`?")
                                        .edit(Spelled.as(word, close)),
                        () -> error.help(few(names)));
        return new Finding(error.build());
    }

    /** More than a handful help nobody. */
    private static String few(Set<String> names) {
        return names.size() > MAX_SHOWN
                ? ""
                : "there are " + String.join(", ", new TreeSet<>(names));
    }

    private void apply(Argument.Word word, long value) {
        int count = (int) Math.clamp(value, 0, Integer.MAX_VALUE);
        if (word.text().equals("max-rcpt")) {
            state.settings().maxRecipients(count, word.span());
        } else if (word.text().equals("max-mails")) {
            state.settings().maxMails(count, word.span());
        }
    }
}
