package org.waypost.compiler.picture;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.waypost.engine.text.GraphDrawing.Arrow;

/**
 * Finds places by the layered method of the Eclipse Layout Kernel, from left to right. The same
 * cards always get the same places.
 */
final class LayeredPlaces {
    private static final double MARGIN = 20;
    private static final double BETWEEN_CARDS = 26;
    private static final double BETWEEN_LAYERS = 44;
    private static final double BETWEEN_LINES = 10;

    private final List<Card> cards;
    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final List<ElkPort> entries = new ArrayList<>();
    private final List<ElkNode> nodes = new ArrayList<>();

    private LayeredPlaces(List<Card> cards) {
        this.cards = cards;
    }

    /** A card's number is its place in the list plus one, as in the drawing. */
    static Placed of(List<Card> cards) {
        // Fills the registry of types that options are copied by; without it there is no default.
        LayoutMetaDataService.getInstance();
        LayeredPlaces places = new LayeredPlaces(cards);
        places.options();
        cards.forEach(places::node);
        List<Placed.Line> lines = places.layout(places.edges());
        return places.placed(lines);
    }

    private void options() {
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_CARDS);
        graph.setProperty(CoreOptions.SPACING_EDGE_NODE, BETWEEN_LINES * 2);
        graph.setProperty(CoreOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LINES * 2);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
        graph.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    }

    private void node(Card card) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(card.width(), card.height());
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        nodes.add(node);
        entries.add(port(node, PortSide.WEST, 0, card.entry()));
    }

    private static ElkPort port(ElkNode node, PortSide side, int x, int y) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        port.setLocation(x, y);
        return port;
    }

    private List<Drawn> edges() {
        List<Drawn> edges = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            List<Arrow> arrows = card.box().arrows();
            for (int a = 0; a < arrows.size(); a++) {
                int target = arrows.get(a).target() - 1;
                ElkPort out = port(nodes.get(i), PortSide.EAST, card.width(), card.rowMiddle(a));
                edges.add(
                        new Drawn(
                                card,
                                cards.get(target),
                                ElkGraphUtil.createSimpleEdge(out, entries.get(target))));
            }
        }
        return edges;
    }

    private record Drawn(Card from, Card to, ElkEdge edge) {}

    private List<Placed.Line> layout(List<Drawn> edges) {
        new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
        return edges.stream()
                .map(drawn -> new Placed.Line(drawn.from, drawn.to, points(drawn.edge)))
                .toList();
    }

    private static List<Placed.Point> points(ElkEdge edge) {
        List<Placed.Point> points = new ArrayList<>();
        List<ElkEdgeSection> sections = edge.getSections();
        for (ElkEdgeSection section : sections) {
            points.add(point(section.getStartX(), section.getStartY()));
            List<ElkBendPoint> bends = section.getBendPoints();
            for (ElkBendPoint bend : bends) {
                points.add(point(bend.getX(), bend.getY()));
            }
            points.add(point(section.getEndX(), section.getEndY()));
        }
        return points;
    }

    private static Placed.Point point(double x, double y) {
        return new Placed.Point((int) Math.round(x), (int) Math.round(y));
    }

    private Placed placed(List<Placed.Line> lines) {
        List<Placed.At> at = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Placed.Point corner = point(nodes.get(i).getX(), nodes.get(i).getY());
            at.add(new Placed.At(cards.get(i), corner.x(), corner.y()));
        }
        Placed.Point size = point(graph.getWidth(), graph.getHeight());
        return new Placed(size.x(), size.y(), at, lines);
    }
}
