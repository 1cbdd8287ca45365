package org.waypost.engine.graph.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For Mermaid: steps are round, ends are boxes; every end is drawn once. */
final class MermaidWriter implements GraphWriter {
    private final StringBuilder text = new StringBuilder("flowchart TD\n");
    private final Map<End, String> ends = new LinkedHashMap<>();

    @Override
    public void begin(Target first) {
        if (first instanceof Target.ToEnd) {
            name(first);
        }
    }

    @Override
    public void step(int number, String question, List<Way> ways) {
        text.append("  n%d(%s)\n".formatted(number, quoted(question)));
        for (Way way : ways) {
            text.append(
                    "  n%d -->|%s| %s\n"
                            .formatted(number, quoted(way.label()), name(way.target())));
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
        ends.forEach((end, name) -> text.append("  %s[%s]\n".formatted(name, quoted(end.text()))));
        return text.toString();
    }

    /** Mermaid has no escapes but those of HTML. */
    private static String quoted(String label) {
        String safe =
                label.replace("&", "&amp;")
                        .replace("\"", "&quot;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;");
        return '"' + safe + '"';
    }
}
