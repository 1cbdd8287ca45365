package org.waypost.compiler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.picture.GraphPicture;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.text.GraphDrawing;
import org.waypost.engine.text.GraphDrawing.Arrow;
import org.waypost.engine.text.GraphDrawing.Box;
import org.waypost.engine.text.GraphPrinter;

/** {@code waypost graph}: shows the decision graph of a configuration. */
final class GraphCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of("graph", "shows the decision graph of a configuration", "FILE")
                .with("--format", "FORMAT", "text (default), dot, mermaid, json or svg")
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().size() != 1) {
            throw syntax().failure("expected a file");
        }
        String format = arguments.value("--format").orElse("text");
        Configuration configuration =
                Loaded.of(arguments.operands().getFirst(), MachineOptions.of(arguments), terminal)
                        .configuration();
        GraphDrawing drawing = GraphDrawing.of(DecisionGraph.of(configuration.program()));
        String text =
                switch (format) {
                    case "text" -> GraphPrinter.text(drawing);
                    case "dot" -> GraphPrinter.dot(drawing);
                    case "mermaid" -> GraphPrinter.mermaid(drawing);
                    case "json" -> json(drawing);
                    case "svg" -> svg(drawing, arguments.operands().getFirst());
                    default ->
                            throw syntax().failure(
                                            "no format `"
                                                    + format
                                                    + "`; there are text, dot, mermaid, json,"
                                                    + " svg");
                };
        text.lines().forEach(line -> terminal.out().println(SafeText.of(line)));
        return Exit.YES;
    }

    private static String svg(GraphDrawing drawing, String file) throws CommandFailure {
        int boxes = drawing.boxes().size();
        if (boxes > GraphPicture.MAX_BOXES) {
            throw new CommandFailure(
                    Exit.NO,
                    ("the graph has %d boxes, and a picture of more than %d shows nothing;"
                                    + " `--format text` has them all")
                            .formatted(boxes, GraphPicture.MAX_BOXES));
        }
        return GraphPicture.svg(drawing, Path.of(file).getFileName().toString());
    }

    private static String json(GraphDrawing drawing) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Box box : drawing.boxes()) {
                json.writeStartObject();
                json.writeNumberField("node", box.number());
                json.writeStringField("kind", box.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("label", box.text());
                if (box.source().isPresent()) {
                    json.writeStringField("file", box.source().get().file());
                    json.writeNumberField("line", box.source().get().line());
                }
                json.writeArrayFieldStart("edges");
                for (Arrow arrow : box.arrows()) {
                    json.writeStartObject();
                    json.writeStringField("label", arrow.label());
                    json.writeNumberField("to", arrow.target());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }
}
