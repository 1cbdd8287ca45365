package org.waypost.compiler.check.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** Judges {@code table} statements and reads the files that they name. */
public final class TableDeclaration {
    private final Tables tables;
    private final FileAccess files;
    private final boolean thisMachine;
    private final Consumer<Diagnostic> report;

    public TableDeclaration(
            Tables tables, FileAccess files, boolean thisMachine, Consumer<Diagnostic> report) {
        this.tables = tables;
        this.files = files;
        this.thisMachine = thisMachine;
        this.report = report;
    }

    /** Declares the table of a statement; also of one that broke off, so that uses do not echo. */
    public void declare(Statement statement) {
        if (statement.arguments().isEmpty()
                || !(statement.arguments().getFirst() instanceof Argument.Word name)) {
            return;
        }
        if (statement.arguments().size() < 2) {
            duplicate(name);
            broken(name);
            return;
        }
        try {
            KnownTable table =
                    switch (statement.arguments().get(1)) {
                        case Argument.Block block -> block(name, block);
                        case Argument.Word config -> configured(name, config);
                        case Argument.Reference _, Argument.Number _ ->
                                throw new IllegalStateException("not in the grammar");
                    };
            tables.add(name.text(), table);
        } catch (Finding e) {
            broken(name);
            throw e;
        }
    }

    private void broken(Argument.Word name) {
        Table table = new Table.External(name.text(), "broken", "");
        if (tables.named(name.text()).isEmpty()) {
            tables.add(
                    name.text(),
                    new KnownTable(table, KnownTable.Kind.DYNAMIC, Optional.of(name.span()), true));
        }
    }

    private void duplicate(Argument.Word name) {
        Optional<KnownTable> earlier = tables.named(name.text());
        if (earlier.isPresent()) {
            Diagnostics error =
                    Diagnostics.error("table-twice", name.span())
                            .original(
                                    "smtpd: table_create: table \""
                                            + name.text()
                                            + "\" already defined")
                            .message("the table `" + name.text() + "` is declared twice");
            earlier.get().definition().ifPresent(at -> error.label(at, "first declared here"));
            throw new Finding(error.build());
        }
    }

    private KnownTable block(Argument.Word name, Argument.Block block) {
        duplicate(name);
        boolean before5_3 = tables.release() == Release.R2013;
        for (Argument.Entry entry : block.entries()) {
            if (before5_3 && entry.equals().isPresent()) {
                throw new Finding(
                        Diagnostics.error("syntax-error", entry.equals().get())
                                .original("syntax error")
                                .message("expected `=>`, found `=`")
                                .help("`=` in maps is known since 5.3")
                                .build());
            }
        }
        Table.Shape shape = block.map() ? Table.Shape.MAP : Table.Shape.LIST;
        KnownTable table = Tables.of(name.text(), shape, name.span(), tables.entries(block));
        return table;
    }

    private KnownTable configured(Argument.Word name, Argument.Word config) {
        String text = config.text();
        int colon = text.startsWith("/") ? -1 : text.indexOf(':');
        String backend = text.startsWith("/") ? "static" : text;
        String path = text.startsWith("/") ? text : "";
        if (colon >= 0) {
            backend = text.substring(0, colon);
            path = text.substring(colon + 1);
        }
        boolean wrongPath = colon >= 0 && !path.startsWith("/");
        if (wrongPath) {
            throw new Finding(
                    Diagnostics.error("table-path", config.span())
                            .original("invalid backend parameter for table: " + name.text())
                            .message("the path of a table begins with `/`, found `" + path + "`")
                            .build());
        }
        duplicate(name);
        return backend(name, config.span(), backend, path);
    }

    private KnownTable backend(Argument.Word name, Span span, String backend, String path) {
        if (Backend.services(backend, tables.release()).isEmpty()) {
            throw new Finding(
                    Diagnostics.error("no-such-backend", span)
                            .original(
                                    "smtpd: table_create: backend \""
                                            + backend
                                            + "\" does not exist")
                            .message("there is no kind of table `" + backend + "`")
                            .help("a file is `file:/path`, a map is `{ key = value }`")
                            .build());
        }
        if (!Backend.isStatic(backend)) {
            boolean read = !path.isEmpty() && !backend.equals("proc");
            if (backend.equals("db") && read) {
                database(name, span, path);
            } else if (read) {
                present(name, span, path);
            }
            Table table = new Table.External(name.text(), backend, path);
            return new KnownTable(table, KnownTable.Kind.DYNAMIC, Optional.of(name.span()), false);
        }
        if (path.isEmpty()) {
            Table table =
                    new Table.InMemory(
                            name.text(), Table.Shape.LIST, span.file().name(), List.of());
            return new KnownTable(table, KnownTable.Kind.NONE, Optional.of(name.span()), false);
        }
        return file(name, span, path);
    }

    private void present(Argument.Word name, Span span, String path) {
        if (files.kind(path) != FileAccess.Kind.FILE) {
            unreadable(name, span, path, "No such file or directory");
        }
    }

    private void database(Argument.Word name, Span span, String path) {
        try {
            if (!DatabaseFile.begins(files.start(path, DatabaseFile.START))) {
                throw new Finding(
                        Diagnostics.error("table-file", span)
                                .original(invalid(name.text(), path))
                                .message("`" + path + "` is not a Berkeley DB file")
                                .help("`makemap` makes one; a text is read by `file:" + path + "`")
                                .build());
            }
        } catch (IOException e) {
            unreadable(name, span, path, reason(e));
        }
    }

    private KnownTable file(Argument.Word name, Span span, String path) {
        try {
            TableFile file = contents(path);
            if (file.badLine() > 0) {
                throw new Finding(badEntry(name, span, path, file.badLine()));
            }
            KnownTable.Kind kind =
                    file.shape()
                            .map(
                                    s ->
                                            s == Table.Shape.MAP
                                                    ? KnownTable.Kind.MAP
                                                    : KnownTable.Kind.LIST)
                            .orElse(KnownTable.Kind.NONE);
            Table table =
                    new Table.InMemory(
                            name.text(),
                            file.shape().orElse(Table.Shape.LIST),
                            path,
                            file.entries());
            return new KnownTable(table, kind, Optional.of(name.span()), false);
        } catch (IOException e) {
            unreadable(name, span, path, reason(e));
            Table table = new Table.External(name.text(), "file", path);
            return new KnownTable(table, KnownTable.Kind.DYNAMIC, Optional.of(name.span()), true);
        }
    }

    private TableFile contents(String path) throws IOException {
        Optional<Table.InMemory> stored = files.stored(path);
        return stored.isPresent()
                ? TableFile.of(stored.get())
                : TableFile.read(files.read(path), tables.release());
    }

    private static String reason(IOException e) {
        boolean missing = e instanceof java.nio.file.NoSuchFileException;
        return missing ? "No such file or directory" : String.valueOf(e.getMessage());
    }

    private Diagnostic badEntry(Argument.Word name, Span span, String path, int line) {
        return Diagnostics.error("table-file", span)
                .original(invalid(name.text(), path))
                .message("line " + line + " of `" + path + "` is not an entry of a map")
                .help("the first entry has a value, so each needs one: `key value`")
                .build();
    }

    private void unreadable(Argument.Word name, Span span, String path, String reason) {
        if (thisMachine) {
            throw new Finding(
                    Diagnostics.error("table-file", span)
                            .original(invalid(name.text(), path))
                            .message("cannot read `" + path + "`: " + reason)
                            .build());
        }
        report.accept(
                Diagnostics.note("table-file", span)
                        .message("`" + path + "` cannot be checked here: " + reason)
                        .build());
    }

    private String invalid(String name, String path) {
        boolean old =
                tables.release().dialect() == Dialect.CLASSIC
                        && !tables.release().atLeast(Release.R5_4);
        return old
                ? "invalid backend configuration for table " + name
                : "invalid configuration file " + path + " for table " + name;
    }
}
