package org.waypost.compiler.decide;

import java.util.Optional;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.picture.GraphPicture;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.text.GraphDrawing;
import org.waypost.engine.text.GraphPrinter;

/**
 * The decision graph of a configuration for a page.
 *
 * @param text as {@code waypost graph} prints it
 * @param svg the picture; empty for a graph that is too large for one
 * @param boxes how many nodes it has
 */
public record GraphPage(String text, Optional<String> svg, int boxes) {
    /**
     * Draws it.
     *
     * @param title of the picture
     */
    public static GraphPage of(Configuration configuration, String title) {
        GraphDrawing drawing = GraphDrawing.of(DecisionGraph.of(configuration.program()));
        int boxes = drawing.boxes().size();
        return new GraphPage(
                GraphPrinter.text(drawing),
                boxes > GraphPicture.MAX_BOXES
                        ? Optional.empty()
                        : Optional.of(GraphPicture.svg(drawing, title)),
                boxes);
    }
}
