package org.waypost.engine.graph.print;

import org.waypost.engine.graph.DecisionGraph;

/** The ways to show a graph. */
public enum GraphFormat {
    /** Numbered steps, for a terminal. */
    TEXT {
        @Override
        GraphWriter writer() {
            return new TextWriter();
        }
    },
    /** For Graphviz. */
    DOT {
        @Override
        GraphWriter writer() {
            return new DotWriter();
        }
    },
    /** For Mermaid, which many web pages draw. */
    MERMAID {
        @Override
        GraphWriter writer() {
            return new MermaidWriter();
        }
    };

    abstract GraphWriter writer();

    /** The whole graph; what is shared is shown once. */
    public String print(DecisionGraph graph) {
        return GraphPrinter.print(graph, writer());
    }
}
