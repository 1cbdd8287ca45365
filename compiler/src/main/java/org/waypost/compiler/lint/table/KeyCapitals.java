package org.waypost.compiler.lint.table;

import java.util.List;
import java.util.function.Consumer;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.table.Service;
import org.waypost.engine.value.AsciiCase;
import org.waypost.grammar.Release;

/** Before 5.4 users were asked for in lower case, and keys stayed as they were written. */
public final class KeyCapitals implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        if (!checked.classic() || checked.release().atLeast(Release.R5_4)) {
            return;
        }
        for (TableRole role : checked.kinds()) {
            boolean lowered = role.service() == Service.ALIAS || role.service() == Service.USERINFO;
            List<PlacedEntry> entries = lowered ? checked.contents().of(role) : List.of();
            int told = 0;
            for (PlacedEntry entry : entries) {
                boolean capitals = !AsciiCase.lower(entry.key()).equals(entry.key());
                if (capitals && told++ < Limits.FINDINGS_A_TABLE) {
                    report.accept(found(entry, checked.release()));
                }
            }
        }
    }

    private static Diagnostic found(PlacedEntry entry, Release release) {
        String lower = AsciiCase.lower(entry.key());
        Diagnostics found =
                Diagnostics.warning("key-capitals", entry.span())
                        .message(
                                entry.sentence(
                                        "`"
                                                + entry.key()
                                                + "` never matches in "
                                                + release.label()
                                                + ": keys are asked for in lower case"))
                        .help("write `" + lower + "`");
        entry.word()
                .flatMap(word -> Spelled.as(word, lower))
                .ifPresent(edit -> found.edit(edit.span(), edit.replacement()));
        return found.build();
    }
}
