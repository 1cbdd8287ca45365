package org.waypost.engine.graph.print;

import java.util.List;

/** Numbered steps; a way leads to a step by its number. */
final class TextWriter implements GraphWriter {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void begin(Target first) {
        if (first instanceof Target.ToEnd(End end)) {
            text.append("always: ").append(end.text()).append('\n');
        }
    }

    @Override
    public void step(int number, String question, List<Way> ways) {
        text.append(number).append(". ").append(question).append('\n');
        int width = ways.stream().mapToInt(way -> way.label().length()).max().orElse(0);
        for (Way way : ways) {
            text.append("     ")
                    .append(way.label())
                    .append(" ".repeat(width - way.label().length()))
                    .append("  -> ")
                    .append(target(way.target()))
                    .append('\n');
        }
    }

    private static String target(Target target) {
        return switch (target) {
            case Target.ToStep(int number) -> Integer.toString(number);
            case Target.ToEnd(End end) -> end.text();
        };
    }

    @Override
    public String end() {
        return text.toString();
    }
}
