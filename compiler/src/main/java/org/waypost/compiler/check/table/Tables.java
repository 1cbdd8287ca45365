package org.waypost.compiler.check.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** The tables of a configuration, by name, and the judgement of their uses. */
public final class Tables {
    /** How the original calls a table that has no name; no person is shown it. */
    private static final String INLINE = "<dynamic:";

    private final Release release;
    private boolean incomplete;
    private final Consumer<Diagnostic> report;
    private final SequencedMap<String, KnownTable> known = new LinkedHashMap<>();
    private final Suggestions suggestions = new Suggestions();
    private int dynamic;

    /**
     * @param report takes what is no error of the statement
     */
    public Tables(Release release, Consumer<Diagnostic> report) {
        this.release = release;
        this.report = report;
    }

    public Optional<KnownTable> named(String name) {
        return Optional.ofNullable(known.get(name));
    }

    public Set<String> names() {
        return known.keySet();
    }

    /** What was probably meant; the whole check shares it. */
    public Suggestions suggestions() {
        return suggestions;
    }

    /** Declared, inline and predefined ones. */
    public Collection<KnownTable> all() {
        return known.values();
    }

    public void add(String name, KnownTable table) {
        known.put(name, table);
    }

    /** Declared, inline and predefined ones. */
    public SequencedMap<String, Table> contents() {
        SequencedMap<String, Table> all = new LinkedHashMap<>();
        known.forEach((name, table) -> all.put(name, table.table()));
        return all;
    }

    /** From here on a name that is not known may be declared in an include that is missing. */
    public void lost() {
        incomplete = true;
    }

    /** The table that an argument stands for, when the place may use it. */
    public Table use(Argument argument, TableUse use) {
        KnownTable table =
                switch (argument) {
                    case Argument.Reference reference -> referred(reference);
                    case Argument.Block block -> inline(block);
                    case Argument.Word word -> single(word);
                    case Argument.Number number -> single(number);
                };
        boolean fits = table.broken() || fits(table, use);
        if (!fits) {
            throw new Finding(unfit(argument, table, use));
        }
        return table.table();
    }

    /** Refuses a name that is not declared; what is no name passes. */
    public void require(Argument argument) {
        if (argument instanceof Argument.Reference reference) {
            referred(reference);
        }
    }

    private KnownTable referred(Argument.Reference reference) {
        String name = reference.name().text();
        KnownTable table = known.get(name);
        if (table != null) {
            return table;
        }
        if (incomplete) {
            Table unknown = new Table.External(name, "unknown", "");
            return new KnownTable(unknown, KnownTable.Kind.DYNAMIC, Optional.empty(), true);
        }
        Diagnostics error =
                Diagnostics.error("no-such-table", reference.span())
                        .original("no such table: " + name)
                        .message("there is no table `" + name + "` above this line");
        suggestions
                .among(known.keySet(), name)
                .ifPresent(
                        close ->
                                error.help("did you mean `<" + close + ">`?")
                                        .edit(Spelled.as(reference.name(), close)));
        throw new Finding(error.build());
    }

    private KnownTable single(Argument.Word word) {
        return dynamic(
                Table.Shape.LIST,
                word.span(),
                List.of(new TableEntry(word.text(), "", word.span().line())));
    }

    private KnownTable single(Argument.Number number) {
        String text = Long.toString(number.value());
        return dynamic(
                Table.Shape.LIST,
                number.span(),
                List.of(new TableEntry(text, "", number.span().line())));
    }

    private KnownTable inline(Argument.Block block) {
        Table.Shape shape = block.map() ? Table.Shape.MAP : Table.Shape.LIST;
        return dynamic(shape, block.span(), entries(block));
    }

    /** Where the file declares its tables. */
    public Map<String, Span> declared() {
        Map<String, Span> spans = new HashMap<>();
        known.forEach((name, table) -> table.definition().ifPresent(at -> spans.put(name, at)));
        return spans;
    }

    private KnownTable dynamic(Table.Shape shape, Span span, List<TableEntry> entries) {
        String name = INLINE + dynamic++ + ">";
        KnownTable table = of(name, shape, span, entries);
        known.put(name, table);
        return table;
    }

    static KnownTable of(String name, Table.Shape shape, Span span, List<TableEntry> entries) {
        Table table = new Table.InMemory(name, shape, span.file().name(), entries);
        KnownTable.Kind kind =
                shape == Table.Shape.MAP ? KnownTable.Kind.MAP : KnownTable.Kind.LIST;
        return new KnownTable(table, kind, Optional.of(span), false);
    }

    /** The entries of a block; what is too long is left out, as the original does. */
    List<TableEntry> entries(Argument.Block block) {
        List<TableEntry> entries = new ArrayList<>(block.entries().size());
        for (Argument.Entry entry : block.entries()) {
            Argument.Word key = entry.key();
            if (key.text().length() > TableFile.MAX_KEY) {
                report.accept(tooLong(key));
                continue;
            }
            String value = entry.value().map(Argument.Word::text).orElse("");
            entries.add(new TableEntry(key.text(), value, key.span().line()));
        }
        return entries;
    }

    private static Diagnostic tooLong(Argument.Word key) {
        return Diagnostics.warning("key-too-long", key.span())
                .message("a key of more than " + TableFile.MAX_KEY + " characters is left out")
                .build();
    }

    private boolean fits(KnownTable known, TableUse use) {
        boolean shape =
                switch (known.kind()) {
                    case NONE -> use.services().isEmpty();
                    case LIST -> use.lists();
                    case MAP -> use.maps();
                    case DYNAMIC -> true;
                };
        return shape && (use.services().isEmpty() || offers(known.table(), use.services()));
    }

    private boolean offers(Table table, Set<Service> services) {
        return switch (table) {
            case Table.InMemory _ -> true;
            case Table.External external ->
                    Backend.services(external.backend(), release)
                            .map(offered -> offered.stream().anyMatch(services::contains))
                            .orElse(true);
        };
    }

    private Diagnostic unfit(Argument argument, KnownTable table, TableUse use) {
        String name = table.table().name();
        Diagnostics error =
                Diagnostics.error("table-unfit", argument.span())
                        .original(use.sentence().formatted(name))
                        .message(why(argument, table, use));
        if (table.kind() == KnownTable.Kind.MAP) {
            error.help(use.otherwise());
        }
        if (argument instanceof Argument.Word word && use.maps()) {
            error.help("a table is written in brackets: `<" + word.text() + ">`");
            KnownTable meant = known.get(word.text());
            if (meant != null && fits(meant, use)) {
                error.edit(Spelled.reference(word));
            }
        }
        table.definition()
                .filter(span -> !span.equals(argument.span()))
                .ifPresent(span -> error.label(span, "`" + name + "` is declared here"));
        return error.build();
    }

    private static String why(Argument argument, KnownTable table, TableUse use) {
        String name = table.table().name();
        String what = name.startsWith(INLINE) ? "this" : "`" + name + "`";
        return switch (table.kind()) {
            case NONE -> what + " has no contents and can be used nowhere";
            case LIST ->
                    argument instanceof Argument.Word word
                            ? "`"
                                    + word.text()
                                    + "` is one word, a map (`key = value`) is needed here"
                            : what + " is a list, a map (`key = value`) is needed here";
            case MAP ->
                    use.maps()
                            ? what + " is a map that does not fit here"
                            : what + " is a map, a list is needed here";
            case DYNAMIC -> what + " cannot be asked for what is needed here";
        };
    }

    boolean classic() {
        return release.dialect() == Dialect.CLASSIC;
    }

    Release release() {
        return release;
    }
}
