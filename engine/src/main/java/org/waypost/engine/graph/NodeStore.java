package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.waypost.engine.classify.Dimension;

/** Makes nodes; what has been made before is not made again. */
final class NodeStore {
    private final Map<Object, Node> known = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private int edges;

    private record AskKey(int external, int rule, int yes, int no, int neither) {}

    private record SwitchKey(int dimension, ClassEdges edges) {}

    Node leaf(Ending ending) {
        return made(ending, 0, id -> new Node.Leaf(id, ending));
    }

    Node ask(Clause.Outcome.Asks asks, Node yes, Node no, Node neither) {
        AskKey key =
                new AskKey(
                        asks.external().index(),
                        asks.rule().number(),
                        yes.id(),
                        no.id(),
                        neither.id());
        return made(key, 3, id -> new Node.Ask(id, asks.external(), asks.rule(), yes, no, neither));
    }

    Node switchOn(Dimension dimension, ClassEdges to) {
        boolean onlyRejects =
                to.otherwise().onlyRejects()
                        && to.branches().stream().allMatch(b -> b.target().onlyRejects());
        return made(
                new SwitchKey(dimension.index(), to),
                1 + to.branches().size(),
                id -> new Node.Switch(id, dimension, to, onlyRejects));
    }

    /** Made once for each state: those are told apart by whoever asks. */
    Node.Intersect intersect(OpenClauses open) {
        Node.Intersect node = new Node.Intersect(nodes.size(), open);
        nodes.add(node);
        edges++;
        return node;
    }

    private Node made(Object key, int edgeCount, IntFunction<Node> maker) {
        Node found = known.get(key);
        if (found == null) {
            found = maker.apply(nodes.size());
            nodes.add(found);
            known.put(key, found);
            edges += 1 + edgeCount;
        }
        return found;
    }

    /** Nodes and edges together. */
    int edges() {
        return edges;
    }

    List<Node> nodes() {
        return nodes;
    }
}
