package org.waypost.lsp.complete;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.CompletionItemKind;
import org.waypost.grammar.Release;

/** Whole statements to be filled in, from {@code snippets.json}. */
@Singleton
public final class StatementSnippets {
    private static final String RESOURCE = "snippets.json";

    private final List<Snippet> all = load();

    /**
     * One statement.
     *
     * @param body in the syntax of the protocol's snippets
     */
    private record Snippet(String name, String body, String description) {
        /** The statement's first word. */
        String statement() {
            return body.split("[ \n]", 2)[0];
        }
    }

    /** The statements that a release knows. */
    List<Proposal> of(Release release) {
        return all.stream()
                .filter(snippet -> Catalogue.knows(List.of(), snippet.statement(), release))
                .map(
                        snippet ->
                                new Proposal(
                                        snippet.name(),
                                        snippet.body(),
                                        CompletionItemKind.Snippet,
                                        snippet.description(),
                                        ""))
                .toList();
    }

    private static List<Snippet> load() {
        try (InputStream in =
                Objects.requireNonNull(StatementSnippets.class.getResourceAsStream(RESOURCE))) {
            JsonObject file =
                    JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .getAsJsonObject();
            List<Snippet> snippets = new ArrayList<>();
            file.entrySet().forEach(e -> snippets.add(snippet(e.getValue().getAsJsonObject())));
            return List.copyOf(snippets);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Snippet snippet(JsonObject json) {
        JsonArray lines = json.getAsJsonArray("body");
        List<String> body = new ArrayList<>();
        for (JsonElement line : lines) {
            body.add(line.getAsString());
        }
        return new Snippet(
                json.get("prefix").getAsString(),
                String.join("\n", body),
                json.get("description").getAsString());
    }
}
