package org.waypost.compiler.lint.table;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.pattern.EreParser;
import org.waypost.engine.table.pattern.RefusedPattern;
import org.waypost.engine.value.AsciiCase;

/** Regular expressions that never match, or that mean another thing once they are lowered. */
public final class Regexes implements Lint {
    private static final String IGNORE_CASE = "(?i)";
    private static final Pattern LOWERED = Pattern.compile("\\\\[SWB]|\\[:upper:\\]");

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        for (TableRole role : checked.kinds()) {
            if (role.service() != Service.REGEX) {
                continue;
            }
            int told = 0;
            for (PlacedEntry entry : checked.contents().of(role)) {
                Optional<Diagnostic> found = refused(entry).or(() -> lowered(entry));
                if (found.isPresent() && told++ < Limits.FINDINGS_A_TABLE) {
                    report.accept(found.get());
                }
            }
        }
    }

    private static Optional<Diagnostic> refused(PlacedEntry entry) {
        String lower = AsciiCase.lower(entry.key());
        boolean ignoreCase = lower.startsWith(IGNORE_CASE);
        try {
            EreParser.parse(ignoreCase ? lower.substring(IGNORE_CASE.length()) : lower, ignoreCase);
            return Optional.empty();
        } catch (RefusedPattern refused) {
            String help =
                    lower.startsWith("*.")
                            ? "as a regular expression it is `\\."
                                    + lower.substring(2).replace(".", "\\.")
                                    + "$`"
                            : "the expressions are POSIX extended ones: " + refused.getMessage();
            return Optional.of(
                    Diagnostics.warning("regex-refused", entry.span())
                            .message(
                                    entry.sentence(
                                            "`"
                                                    + entry.key()
                                                    + "` is no regular expression, so it never"
                                                    + " matches"))
                            .help(help)
                            .build());
        }
    }

    private static Optional<Diagnostic> lowered(PlacedEntry entry) {
        var found = LOWERED.matcher(entry.key());
        boolean upper = entry.key().startsWith(IGNORE_CASE);
        if (!found.find() || upper && found.group().startsWith("[")) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostics.warning("regex-lowered", entry.span())
                        .message(
                                entry.sentence(
                                        "`"
                                                + found.group()
                                                + "` does not mean here what it says: expression"
                                                + " and text are both put in lower case first"))
                        .help("write what is meant with lower-case letters and brackets")
                        .build());
    }
}
