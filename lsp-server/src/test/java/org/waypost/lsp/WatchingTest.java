package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
    private static final String MAIN =
            """
            include "part.inc"
            action "a" relay src <ips>
            match from local for any action "a"
            """;

    @TempDir private Path folder;

    @Test
    void asksToWatchWhereTheFilesLie() throws Exception {
        Files.writeString(folder.resolve("part.inc"), "table ips { 192.0.2.1 }\n");
        Editor editor = Editor.open(folder);
        var document = editor.document(folder.resolve("smtpd.conf").toUri().toString(), MAIN);
        document.diagnostics();
        assertThat(editor.watched())
                .containsExactly(folder.toUri().toString().replaceAll("/$", ""));
    }

    @Test
    void followsChangesOnDisk() throws Exception {
        Path part = folder.resolve("part.inc");
        Files.writeString(part, "table ips { 192.0.2.1 }\n");
        Editor editor = Editor.open(folder);
        var document = editor.document(folder.resolve("smtpd.conf").toUri().toString(), MAIN);
        assertThat(document.diagnostics()).isEmpty();
        Files.writeString(part, "table other { 192.0.2.1 }\n");
        change(editor, part);
        assertThat(document.squiggles()).singleElement().asString().contains("`ips`");
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        Editor editor = Editor.open(folder);
        Path stranger = folder.resolve("nginx.conf");
        Files.writeString(stranger, "http { server { listen 80; } }\n");
        change(editor, stranger);
        assertThat(editor.diagnosticsOf(stranger)).isEmpty();
    }

    private static void change(Editor editor, Path file) {
        editor.server()
                .didChangeWatchedFiles(
                        new DidChangeWatchedFilesParams(
                                List.of(
                                        new FileEvent(
                                                file.toUri().toString(), FileChangeType.Changed))));
    }
}
