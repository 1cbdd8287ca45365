package org.waypost.engine.text;

import java.util.List;
import org.waypost.engine.text.GraphDrawing.Arrow;
import org.waypost.engine.text.GraphDrawing.Box;

/** Writes a drawing down, for people and for the programs that make pictures. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** One paragraph a question; ends are written where the arrows lead. */
    public static String text(GraphDrawing drawing) {
        StringBuilder out = new StringBuilder();
        List<Box> asked = drawing.questions();
        int[] numbers = new int[drawing.boxes().size() + 1];
        for (int i = 0; i < asked.size(); i++) {
            numbers[asked.get(i).number()] = i + 1;
        }
        for (Box box : asked.isEmpty() ? drawing.boxes() : asked) {
            out.append(out.isEmpty() ? "" : "\n");
            out.append(Math.max(1, numbers[box.number()]))
                    .append(". ")
                    .append(box.text())
                    .append('\n');
            int widest = box.arrows().stream().mapToInt(a -> a.label().length()).max().orElse(0);
            for (Arrow arrow : box.arrows()) {
                Box target = drawing.boxes().get(arrow.target() - 1);
                String where =
                        target.arrows().isEmpty()
                                ? target.text()
                                : "go to " + numbers[target.number()];
                out.append("   ").append(arrow.label());
                out.repeat(' ', widest - arrow.label().length());
                out.append("  ").append(where).append('\n');
            }
        }
        return out.toString();
    }

    /** For Graphviz. */
    public static String dot(GraphDrawing drawing) {
        StringBuilder out = new StringBuilder("digraph decisions {\n");
        out.append("  node [fontname=\"sans-serif\"];\n");
        for (Box box : drawing.boxes()) {
            out.append(
                    "  n%d [label=%s, %s];%n"
                            .formatted(box.number(), quoted(box.text()), style(box)));
            for (Arrow arrow : box.arrows()) {
                out.append(
                        "  n%d -> n%d [label=%s];%n"
                                .formatted(box.number(), arrow.target(), quoted(arrow.label())));
            }
        }
        return out.append("}\n").toString();
    }

    private static String style(Box box) {
        return switch (box.kind()) {
            case QUESTION -> "shape=box";
            case LOOKUP -> "shape=cylinder";
            case RULES -> "shape=box3d";
            case ACCEPT -> "shape=box, style=\"rounded,filled\", fillcolor=\"#d5f0d5\"";
            case REJECT -> "shape=box, style=\"rounded,filled\", fillcolor=\"#f6d5d5\"";
            case TEMPFAIL -> "shape=box, style=\"rounded,filled\", fillcolor=\"#f6ecc8\"";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** For Mermaid, as code-hosting sites draw it. */
    public static String mermaid(GraphDrawing drawing) {
        StringBuilder out = new StringBuilder("flowchart TD\n");
        for (Box box : drawing.boxes()) {
            out.append("  n").append(box.number()).append(shape(box)).append('\n');
            for (Arrow arrow : box.arrows()) {
                out.append(
                        "  n%d -->|%s| n%d%n"
                                .formatted(box.number(), escaped(arrow.label()), arrow.target()));
            }
        }
        out.append("  classDef accept fill:#d5f0d5\n  classDef reject fill:#f6d5d5\n");
        return out.append("  classDef tempfail fill:#f6ecc8\n").toString();
    }

    private static String shape(Box box) {
        String label = escaped(box.text());
        return switch (box.kind()) {
            case QUESTION, RULES -> "[" + label + "]";
            case LOOKUP -> "[(" + label + ")]";
            case ACCEPT -> "([" + label + "]):::accept";
            case REJECT -> "([" + label + "]):::reject";
            case TEMPFAIL -> "([" + label + "]):::tempfail";
        };
    }

    /** Quoted; what Mermaid would read itself becomes an entity. */
    private static String escaped(String text) {
        return '"'
                + text.replace("#", "#35;")
                        .replace("\"", "#quot;")
                        .replace("<", "#lt;")
                        .replace(">", "#gt;")
                + '"';
    }
}
