package org.waypost.compiler.decide;

import org.waypost.compiler.model.Configuration;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.text.GraphDrawing;
import org.waypost.engine.text.GraphPrinter;

/**
 * The decision graph of a configuration for a page.
 *
 * @param text as {@code waypost graph} prints it
 * @param boxes how many nodes it has
 */
public record GraphPage(String text, int boxes) {
    public static GraphPage of(Configuration configuration) {
        GraphDrawing drawing = GraphDrawing.of(DecisionGraph.of(configuration.program()));
        return new GraphPage(GraphPrinter.text(drawing), drawing.boxes().size());
    }
}
