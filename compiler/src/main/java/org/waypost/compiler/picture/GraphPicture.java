package org.waypost.compiler.picture;

import java.util.List;
import org.waypost.engine.text.GraphDrawing;

/** A decision graph as one SVG document that needs nothing beside it. */
public final class GraphPicture {
    /** More than this is a wall, not a picture, and laying it out takes minutes. */
    public static final int MAX_BOXES = 600;

    private GraphPicture() {}

    /**
     * Draws.
     *
     * @param title what the picture is of, for those who hear it read
     */
    public static String svg(GraphDrawing drawing, String title) {
        List<Card> cards = drawing.boxes().stream().map(Card::of).toList();
        return new SvgText(title).write(LayeredPlaces.of(cards));
    }
}
