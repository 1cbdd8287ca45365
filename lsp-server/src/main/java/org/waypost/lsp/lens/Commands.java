package org.waypost.lsp.lens;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.xbase.lib.Functions.Function2;
import org.waypost.lsp.workspace.Uris;

/**
 * {@code workspace/executeCommand}. Every command takes the address of a document first and answers
 * with JSON, so that any editor can show it its own way.
 */
public final class Commands {
    /** Runs the tests of a configuration. */
    public static final String TESTS = "waypost.lsp.runTests";

    /** Decides one envelope. */
    public static final String EXPLAIN = "waypost.lsp.explain";

    /** Draws the decision graph. */
    public static final String GRAPH = "waypost.lsp.graph";

    /** The uses of a name; the second argument is its position. */
    public static final String REFERENCES = "waypost.lsp.references";

    public static final List<String> NAMES = List.of(TESTS, EXPLAIN, GRAPH, REFERENCES);

    private final Testing testing;
    private final Explaining explaining;
    private final Drawing drawing;
    private final UsesOfName uses;

    @Inject
    public Commands(Testing testing, Explaining explaining, Drawing drawing, UsesOfName uses) {
        this.testing = testing;
        this.explaining = explaining;
        this.drawing = drawing;
        this.uses = uses;
    }

    /** The way to a document as it stands in the editor. */
    public interface Reader {
        Object read(URI uri, Function2<Document, XtextResource, Object> work);
    }

    /**
     * Runs a command.
     *
     * @return its answer
     * @throws ResponseErrorException with a sentence for the person, when it cannot be run
     */
    public Optional<Object> run(String name, List<Object> arguments, Reader reader) {
        URI uri = Uris.parse(text(arguments, 0));
        return switch (name) {
            case TESTS -> Optional.of(reader.read(uri, (_, resource) -> testing.run(resource)));
            case EXPLAIN ->
                    Optional.of(
                            reader.read(
                                    uri,
                                    (_, resource) ->
                                            explaining.explain(resource, object(arguments))));
            case GRAPH -> Optional.of(reader.read(uri, (_, resource) -> drawing.draw(resource)));
            case REFERENCES ->
                    Optional.of(
                            reader.read(
                                    uri,
                                    (document, resource) ->
                                            uses.of(document, resource, object(arguments))));
            default -> throw refused("no command `" + name + "`");
        };
    }

    private static String text(List<Object> arguments, int index) {
        Object found = index < arguments.size() ? arguments.get(index) : "";
        return found instanceof JsonPrimitive json ? json.getAsString() : String.valueOf(found);
    }

    /** The second argument, empty without one. */
    private static JsonObject object(List<Object> arguments) {
        boolean there =
                arguments.size() > 1
                        && arguments.get(1) instanceof JsonElement json
                        && json.isJsonObject();
        return there ? (JsonObject) arguments.get(1) : new JsonObject();
    }

    static ResponseErrorException refused(String sentence) {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, sentence, null));
    }
}
