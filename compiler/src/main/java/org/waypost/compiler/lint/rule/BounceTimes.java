package org.waypost.compiler.lint.rule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.state.Amounts;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.engine.text.DurationText;
import org.waypost.grammar.Release;

/** Warnings about delays that come too late, and times in an order that nobody means. */
public final class BounceTimes implements Lint {
    /** More are dropped in silence by every release. */
    private static final int MAX_WARNINGS = 4;

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        Duration ttl =
                checked.incomplete()
                        ? ChronoUnit.FOREVER.getDuration()
                        : checked.state().settings().now().queueTtl();
        boolean old = checked.classic() && !checked.release().atLeast(Release.R5_4);
        boolean rules = false;
        for (Statement statement : checked.statements()) {
            rules |= statement.kind() == StatementKind.ACCEPT;
            if (old && rules && statement.kind() == StatementKind.EXPIRE) {
                report.accept(below(statement, checked.release()));
            }
            boolean warnings =
                    statement.kind() == StatementKind.BOUNCE_WARN
                            || statement.kind() == StatementKind.BOUNCE;
            if (warnings) {
                warnings(statement, ttl, report);
            }
        }
    }

    /** It was a default that rules took with them when they were read. */
    private static Diagnostic below(Statement statement, Release release) {
        return Diagnostics.warning("expire-below-rules", statement.span())
                .message("in " + release.label() + " `expire` is for the rules below it only")
                .help("put it above the rules")
                .build();
    }

    private static void warnings(Statement statement, Duration ttl, Consumer<Diagnostic> report) {
        Duration before = Duration.ZERO;
        int count = 0;
        for (Argument argument : statement.arguments()) {
            Optional<Duration> delay = delay(argument);
            if (delay.isEmpty()) {
                continue;
            }
            String text = "`" + ((Argument.Word) argument).text() + "`";
            if (++count > MAX_WARNINGS) {
                report.accept(
                        found("bounce-warn-dropped", argument)
                                .message(text + " is dropped: only four warnings are kept")
                                .tag(Diagnostic.Tag.UNNECESSARY)
                                .build());
            } else if (delay.get().compareTo(ttl) >= 0) {
                report.accept(
                        found("bounce-warn-late", argument)
                                .message(
                                        "the warning after "
                                                + text
                                                + " never comes: a message is given up after "
                                                + DurationText.of(ttl))
                                .help("warn earlier, or keep messages longer")
                                .build());
            } else if (delay.get().compareTo(before) <= 0) {
                report.accept(
                        found("bounce-warn-order", argument)
                                .message(text + " is not later than the warning before it")
                                .help("warnings are listed from the first to the last")
                                .build());
            }
            before = delay.get();
        }
    }

    private static Diagnostics found(String code, Argument argument) {
        return Diagnostics.warning(code, argument.span());
    }

    private static Optional<Duration> delay(Argument argument) {
        return argument instanceof Argument.Word word
                ? Amounts.delay(word.text())
                : Optional.empty();
    }
}
