package org.waypost.compiler.lint.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.table.KnownTable;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.AsciiCase;

/** Keys that stand in a table twice: of two values the last one counts, in silence. */
public final class DuplicateKeys implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        boolean exact = checked.matching() == Matching.V2013;
        for (Statement statement : checked.statements(StatementKind.TABLE)) {
            String name = statement.word(0);
            Optional<KnownTable> table = checked.state().tables().named(name);
            table.ifPresent(t -> twice(checked.contents().named(name, t.table()), exact, report));
        }
        for (TableRole role : checked.roles()) {
            if (role.argument() instanceof Argument.Block) {
                twice(checked.contents().of(role), exact, report);
            }
        }
    }

    private static void twice(
            List<PlacedEntry> entries, boolean exact, Consumer<Diagnostic> report) {
        Map<String, PlacedEntry> first = HashMap.newHashMap(entries.size());
        int told = 0;
        for (PlacedEntry entry : entries) {
            String key = exact ? entry.key() : AsciiCase.lower(entry.key());
            PlacedEntry earlier = first.putIfAbsent(key, entry);
            if (earlier != null && told++ < Limits.FINDINGS_A_TABLE) {
                report.accept(found(earlier, entry));
            }
        }
    }

    private static Diagnostic found(PlacedEntry earlier, PlacedEntry entry) {
        boolean same = earlier.value().equals(entry.value());
        Diagnostics found =
                same
                        ? Diagnostics.hint("duplicate-key", entry.span())
                        : Diagnostics.warning("conflicting-keys", entry.span());
        String text = "`" + entry.key() + "` is in this table twice";
        found.message(entry.sentence(same ? text : text + "; the last one counts"));
        if (entry.within().isEmpty()) {
            found.label(earlier.span(), "first here");
        } else {
            found.help("first in " + earlier.within());
        }
        return same ? found.tag(Diagnostic.Tag.UNNECESSARY).build() : found.build();
    }
}
