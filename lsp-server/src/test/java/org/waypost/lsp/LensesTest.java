package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LensesTest {
    private static final String TEXT =
            """
            table ours { example.org }
            action "in" maildir
            match from any for domain <ours> action "in"
            match from any for domain <ours> reject
            """;
    private static final String TESTS =
            """
            config: smtpd.conf
            cases:
              - name: taken
                from: 192.0.2.7
                sender: a@b.example
                rcpt: x@example.org
                expect: { decision: accept }
              - name: wrong
                from: 192.0.2.7
                sender: a@b.example
                rcpt: x@far.example
                expect: { decision: accept }
            """;

    @TempDir Path folder;

    private Editor.Document document(Editor editor) throws Exception {
        Path file = folder.resolve("smtpd.conf");
        Files.writeString(file, TEXT);
        Files.writeString(folder.resolve("a.mailtest.yaml"), TESTS);
        Files.writeString(folder.resolve("other.mailtest.yaml"), "config: other.conf\n");
        return editor.document(file.toUri().toString(), TEXT);
    }

    @Test
    void standAboveFileAndDefinitions() throws Exception {
        Editor editor = Editor.open(folder);
        var document = document(editor);
        List<? extends CodeLens> lenses =
                Editor.await(editor.server().codeLens(new CodeLensParams(document.id())));
        assertThat(lenses)
                .extracting(
                        l ->
                                (l.getRange().getStart().getLine() + 1)
                                        + ": "
                                        + l.getCommand().getTitle())
                .containsExactly(
                        "1: Run 2 tests",
                        "1: Explain…",
                        "1: Show graph",
                        "1: 2 references",
                        "2: 1 reference");
    }

    @Test
    void testsAreRun() throws Exception {
        Editor editor = Editor.open(folder);
        var document = document(editor);
        JsonArray results = (JsonArray) run(editor, "waypost.lsp.runTests", document.id().getUri());
        assertThat(results).hasSize(1);
        JsonObject result = results.get(0).getAsJsonObject();
        assertThat(result.get("met").getAsBoolean()).isFalse();
        assertThat(result.getAsJsonArray("cases"))
                .extracting(
                        c ->
                                c.getAsJsonObject().get("line").getAsInt()
                                        + " "
                                        + c.getAsJsonObject().get("met"))
                .containsExactly("3 true", "8 false");
        assertThat(result.getAsJsonArray("rules"))
                .extracting(
                        r ->
                                r.getAsJsonObject().get("line").getAsInt()
                                        + " "
                                        + r.getAsJsonObject().get("covered"))
                .containsExactly("3 true", "4 false");
    }

    @Test
    void anEnvelopeIsExplainedByTheTextInTheEditor() throws Exception {
        Editor editor = Editor.open(folder);
        var document = document(editor);
        JsonObject envelope = new JsonObject();
        envelope.addProperty("rcpt", "x@example.org");
        JsonObject answer =
                (JsonObject) run(editor, "waypost.lsp.explain", document.id().getUri(), envelope);
        assertThat(answer.get("line").getAsInt()).isEqualTo(3);
        document.replaceAll(TEXT.replace("example.org", "example.net"));
        JsonObject now =
                (JsonObject) run(editor, "waypost.lsp.explain", document.id().getUri(), envelope);
        assertThat(now.has("line")).isFalse();
        assertThat(now.get("text").getAsString()).contains("no rule");
    }

    @Test
    void usesAreFound() throws Exception {
        Editor editor = Editor.open(folder);
        var document = document(editor);
        JsonObject position = new JsonObject();
        position.addProperty("line", 0);
        position.addProperty("character", 6);
        JsonArray places =
                (JsonArray) run(editor, "waypost.lsp.references", document.id().getUri(), position);
        assertThat(places).hasSize(2);
    }

    @Test
    void theGraphIsDrawnAlsoOfABrokenFile() throws Exception {
        Editor editor = Editor.open(folder);
        var document = document(editor);
        document.replaceAll(TEXT + "match for any action \"nowhere\"\n");
        JsonObject graph = (JsonObject) run(editor, "waypost.lsp.graph", document.id().getUri());
        assertThat(graph.get("text").getAsString()).contains("accept: in (maildir), line 3");
        assertThat(graph.get("svg").getAsString()).startsWith("<svg").contains("line 3");
    }

    @Test
    void anUnknownCommandIsRefused() throws Exception {
        Editor editor = Editor.open(folder);
        var document = document(editor);
        assertThatThrownBy(() -> run(editor, "waypost.lsp.dance", document.id().getUri()))
                .hasMessageContaining("no command `waypost.lsp.dance`");
    }

    private static Object run(Editor editor, String command, Object... arguments) {
        return Editor.await(
                editor.server()
                        .executeCommand(new ExecuteCommandParams(command, List.of(arguments))));
    }
}
