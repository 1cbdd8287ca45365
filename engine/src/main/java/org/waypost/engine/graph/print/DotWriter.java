package org.waypost.engine.graph.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For Graphviz: steps are ellipses, ends are boxes; every end is drawn once. */
final class DotWriter implements GraphWriter {
    private final StringBuilder text = new StringBuilder("digraph decisions {\n");
    private final Map<End, String> ends = new LinkedHashMap<>();

    @Override
    public void begin(Target first) {
        text.append("  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n");
        if (first instanceof Target.ToEnd) {
            name(first);
        }
    }

    @Override
    public void step(int number, String question, List<Way> ways) {
        text.append("  n%d [label=%s];\n".formatted(number, quoted(question)));
        for (Way way : ways) {
            text.append(
                    "  n%d -> %s [label=%s];\n"
                            .formatted(number, name(way.target()), quoted(way.label())));
        }
    }

    private String name(Target target) {
        return switch (target) {
            case Target.ToStep(int number) -> "n" + number;
            case Target.ToEnd(End end) -> ends.computeIfAbsent(end, _ -> "e" + ends.size());
        };
    }

    @Override
    public String end() {
        ends.forEach(
                (end, name) ->
                        text.append(
                                "  %s [shape=box, style=%s, label=%s];\n"
                                        .formatted(
                                                name,
                                                end.rejects() ? "dashed" : "bold",
                                                quoted(end.text()))));
        return text.append("}\n").toString();
    }

    private static String quoted(String label) {
        return '"' + label.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
