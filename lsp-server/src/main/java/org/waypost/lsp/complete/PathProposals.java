package org.waypost.lsp.complete;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CompletionItemKind;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.workspace.Uris;

/** Files and folders of this machine, where a statement names a file. */
final class PathProposals {
    /** Words before a path. */
    private static final Set<String> ASKING = Set.of("include", "cert", "key", "certificate");

    private static final Set<String> BACKENDS = Set.of("file:", "db:");

    /** A longer list is of no use to a person. */
    private static final int MAX_OFFERED = 300;

    private PathProposals() {}

    /** Whether the cursor stands where a file is named. */
    static boolean isAsked(Cursor cursor) {
        return asksForFile(cursor) || asksForSource(cursor);
    }

    private static boolean asksForFile(Cursor cursor) {
        return cursor.previous().filter(l -> ASKING.contains(l.text())).isPresent();
    }

    private static boolean asksForSource(Cursor cursor) {
        List<Lexeme> before = cursor.before();
        return before.size() == 2 && before.getFirst().is("table");
    }

    /** What can stand there. */
    static List<Proposal> of(Cursor cursor, URI document) {
        String quote = cursor.isQuoted() ? cursor.typed().substring(0, 1) : "";
        String typed = cursor.typed().substring(quote.length());
        if (asksForFile(cursor)) {
            String mark = quote.isEmpty() ? "\"" : quote;
            return files(typed, document, new Writing(mark, "", mark));
        }
        Optional<String> backend = BACKENDS.stream().filter(typed::startsWith).findFirst();
        if (backend.isPresent()) {
            String path = typed.substring(backend.get().length());
            Writing writing = new Writing(quote, backend.get(), quote);
            return path.isEmpty()
                    ? files(home(document), document, writing)
                    : files(path, document, writing);
        }
        return BACKENDS.stream().sorted().map(b -> backend(quote, b)).toList();
    }

    /** The path of a table is absolute: one begins where the configuration is. */
    private static String home(URI document) {
        return Uris.path(document)
                .map(Path::getParent)
                .map(folder -> folder.toString().endsWith("/") ? folder.toString() : folder + "/")
                .orElse("/");
    }

    private static Proposal backend(String quote, String name) {
        return new Proposal(
                name, quote + name, CompletionItemKind.Keyword, "a table in a file", "");
    }

    /** What stands around a path. */
    private record Writing(String before, String backend, String behind) {}

    private static List<Proposal> files(String typed, URI document, Writing writing) {
        int slash = typed.lastIndexOf('/');
        String folder = typed.substring(0, slash + 1);
        Optional<Path> base =
                Uris.resolve(document, folder.isEmpty() ? "." : folder).flatMap(Uris::path);
        if (base.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(base.get())) {
            String begun = typed.substring(slash + 1);
            return entries.filter(path -> name(path).startsWith(begun))
                    .filter(path -> begun.startsWith(".") || !name(path).startsWith("."))
                    .sorted()
                    .limit(MAX_OFFERED)
                    .map(path -> proposal(path, folder, writing))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** A folder leaves the quote open: one goes on into it. */
    private static Proposal proposal(Path path, String folder, Writing writing) {
        boolean isFolder = Files.isDirectory(path);
        String name = name(path) + (isFolder ? "/" : "");
        String insert =
                writing.before()
                        + writing.backend()
                        + folder
                        + name
                        + (isFolder ? "" : writing.behind());
        CompletionItemKind kind = isFolder ? CompletionItemKind.Folder : CompletionItemKind.File;
        return new Proposal(name, insert, kind, "", "");
    }
}
