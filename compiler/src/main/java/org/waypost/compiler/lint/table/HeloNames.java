package org.waypost.compiler.lint.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** A pool of source addresses, and names for some of them only. */
public final class HeloNames implements Lint {
    /** More addresses in a message help nobody. */
    private static final int MAX_SHOWN = 3;

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        TableLookup tables = checked.lookup();
        for (TableRole names : checked.roles()) {
            boolean relays = !names.clause().place().equals("listen");
            if (names.service() == Service.ADDRNAME
                    && relays
                    && names.table() instanceof Table.InMemory map) {
                checked.roles(names.statement()).stream()
                        .filter(pool -> pool.service() == Service.SOURCE)
                        .map(pool -> new Names(names, pool, map, tables))
                        .forEach(all -> compare(checked.contents().of(all.pool()), all, report));
            }
        }
    }

    private record Names(TableRole names, TableRole pool, Table.InMemory map, TableLookup tables) {
        boolean has(String address) {
            return tables.find(map, Service.ADDRNAME, address).isPresent();
        }
    }

    private static void compare(List<PlacedEntry> pool, Names names, Consumer<Diagnostic> report) {
        List<String> missing = new ArrayList<>();
        for (PlacedEntry entry : pool) {
            if (!names.has(entry.key())) {
                missing.add("`" + entry.key() + "`");
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String shown = String.join(", ", missing.subList(0, Math.min(MAX_SHOWN, missing.size())));
        String more =
                missing.size() > MAX_SHOWN ? " and " + (missing.size() - MAX_SHOWN) + " more" : "";
        report.accept(
                Diagnostics.warning("helo-name-missing", names.names().clause().span())
                        .message("there is no name for " + shown + more)
                        .label(names.pool().clause().span(), "an address of this pool")
                        .help("from such an address mail does not go out; give each a name")
                        .build());
    }
}
