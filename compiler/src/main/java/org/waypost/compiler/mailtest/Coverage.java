package org.waypost.compiler.mailtest;

import java.util.List;
import java.util.stream.Collectors;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.SourceLine;

/**
 * What the cases of one file lead to, also by way of an alias: rules, and arrows of the graph.
 *
 * @param rules in the order of the file
 * @param edges in the order of {@code waypost graph}
 */
public record Coverage(List<Ruled> rules, List<Edge> edges) {
    /** More are counted, not named. */
    private static final int NAMED_EDGES = 20;

    public Coverage {
        rules = List.copyOf(rules);
        edges = List.copyOf(edges);
    }

    /** How many cases a rule decides about. */
    public record Ruled(Rule rule, int cases) {}

    /**
     * An arrow of the graph.
     *
     * @param question its number in {@code waypost graph}, from 1
     * @param text the question and the answer
     * @param line of the first rule that asks the question
     * @param taken how many decisions went this way
     */
    public record Edge(int question, String text, SourceLine line, int taken) {}

    /** {@code 2 of 3 rules covered; no case for line 17}, and the same for arrows. */
    public String text() {
        return rules("; no case for line ") + "\n" + edgesText();
    }

    private String rules(String missing) {
        List<Rule> missed =
                rules.stream().filter(rule -> rule.cases == 0).map(Ruled::rule).toList();
        String covered = (rules.size() - missed.size()) + " of " + rules.size() + " rules covered";
        return missed.isEmpty()
                ? covered
                : covered
                        + missing
                        + missed.stream()
                                .map(rule -> Integer.toString(rule.source().line()))
                                .collect(Collectors.joining(", "));
    }

    private String edgesText() {
        List<Edge> missed = edges.stream().filter(edge -> edge.taken == 0).toList();
        StringBuilder out = new StringBuilder();
        out.append(edges.size() - missed.size()).append(" of ").append(edges.size());
        out.append(" edges of the graph covered\n");
        missed.stream()
                .limit(NAMED_EDGES)
                .forEach(
                        edge ->
                                out.append("  not taken: ")
                                        .append(edge.question)
                                        .append(". ")
                                        .append(edge.text)
                                        .append('\n'));
        int more = missed.size() - NAMED_EDGES;
        return more > 0 ? out.append("  and ").append(more).append(" more\n").toString() : out + "";
    }
}
