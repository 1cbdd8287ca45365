package org.waypost.compiler.lint.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.table.KnownTable;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Table;

/** The entries of tables with their places. Any thread. */
public final class TableContents {
    /** By the place itself: a table that is written in a rule has the place of its argument. */
    private final Map<Span, Table> inline;

    private final Map<String, Argument.Block> blocks = new HashMap<>();
    private final Map<String, Span> names = new HashMap<>();
    private final Map<String, List<PlacedEntry>> placed = new ConcurrentHashMap<>();

    TableContents(Checked checked) {
        for (Statement statement : checked.statements()) {
            if (statement.kind() == StatementKind.TABLE) {
                declared(statement);
            }
        }
        Collection<KnownTable> tables = checked.state().tables().all();
        inline = new IdentityHashMap<>(tables.size());
        tables.forEach(t -> t.definition().ifPresent(at -> inline.put(at, t.table())));
    }

    private void declared(Statement statement) {
        names.put(statement.word(0), statement.arguments().getFirst().span());
        if (statement.arguments().get(1) instanceof Argument.Block block) {
            blocks.put(statement.word(0), block);
        }
    }

    Optional<Table> inline(Span span) {
        return Optional.ofNullable(inline.get(span));
    }

    /** Where a table is declared; empty for what is written in place or predefined. */
    public Optional<Span> declaration(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /** Whether the entries of a declared table are in a file of its own. */
    public boolean isFile(String name) {
        return names.containsKey(name) && !blocks.containsKey(name);
    }

    /** The entries of a table that a place uses; none of one that is asked elsewhere. */
    public List<PlacedEntry> of(TableRole role) {
        return switch (role.argument()) {
            case Argument.Block block -> ofBlock(block);
            case Argument.Word word -> List.of(new PlacedEntry(word));
            case Argument.Number number ->
                    List.of(new PlacedEntry(Long.toString(number.value()), number.span()));
            case Argument.Reference reference -> named(reference.name().text(), role.table());
        };
    }

    /** The entries of a declared table. */
    public List<PlacedEntry> named(String name, Table table) {
        return placed.computeIfAbsent(name, _ -> read(name, table));
    }

    private List<PlacedEntry> read(String name, Table table) {
        Argument.Block block = blocks.get(name);
        if (block != null) {
            return ofBlock(block);
        }
        Span at = names.get(name);
        if (at == null || !(table instanceof Table.InMemory memory)) {
            return List.of();
        }
        List<PlacedEntry> entries = new ArrayList<>(memory.entries().size());
        memory.entries().forEach(e -> entries.add(new PlacedEntry(e, memory.file(), at)));
        return entries;
    }

    private static List<PlacedEntry> ofBlock(Argument.Block block) {
        List<PlacedEntry> entries = new ArrayList<>(block.entries().size());
        block.entries().forEach(e -> entries.add(new PlacedEntry(e.key(), e.value())));
        return entries;
    }
}
