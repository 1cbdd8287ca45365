package org.waypost.compiler.mailtest.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.waypost.compiler.mailtest.Coverage;
import org.waypost.compiler.mailtest.Coverage.Edge;
import org.waypost.compiler.mailtest.Coverage.Ruled;
import org.waypost.compiler.mailtest.SuiteResult;

/**
 * Coverage as lcov's tools read it: a rule is a line; a question of the graph is a block of
 * branches at the first rule that asks it.
 */
public final class LcovReport {
    private LcovReport() {}

    public static String of(List<SuiteResult> suites) {
        StringBuilder out = new StringBuilder();
        for (SuiteResult suite : suites) {
            suite.coverage().ifPresent(coverage -> files(out, coverage));
        }
        return out.toString();
    }

    /** Rules may come from several files; one that two suites test is one name to lcov. */
    private static void files(StringBuilder out, Coverage coverage) {
        Map<String, List<Ruled>> rules = new LinkedHashMap<>();
        Map<String, List<Edge>> edges = new LinkedHashMap<>();
        for (Ruled rule : coverage.rules()) {
            rules.computeIfAbsent(rule.rule().source().file(), _ -> new ArrayList<>()).add(rule);
        }
        for (Edge edge : coverage.edges()) {
            edges.computeIfAbsent(edge.line().file(), _ -> new ArrayList<>()).add(edge);
        }
        rules.forEach(
                (file, own) -> {
                    out.append("TN:\nSF:").append(Path.of(file).normalize()).append('\n');
                    branches(out, edges.getOrDefault(file, List.of()));
                    lines(out, own);
                    out.append("end_of_record\n");
                });
    }

    private static void branches(StringBuilder out, List<Edge> edges) {
        // Whether any case came to a question at all.
        Set<Integer> met =
                edges.stream()
                        .filter(edge -> edge.taken() > 0)
                        .map(Edge::question)
                        .collect(Collectors.toSet());
        int block = 0;
        int branch = 0;
        for (Edge edge : edges) {
            branch = edge.question() == block ? branch + 1 : 0;
            block = edge.question();
            out.append("BRDA:%d,%d,%d,".formatted(edge.line().line(), block, branch));
            out.append(met.contains(block) ? edge.taken() : "-").append('\n');
        }
        out.append("BRF:").append(edges.size()).append('\n');
        out.append("BRH:").append(edges.stream().filter(e -> e.taken() > 0).count()).append('\n');
    }

    private static void lines(StringBuilder out, List<Ruled> rules) {
        for (Ruled rule : rules) {
            int line = rule.rule().source().line();
            out.append("DA:%d,%d\n".formatted(line, rule.cases()));
        }
        out.append("LF:").append(rules.size()).append('\n');
        out.append("LH:").append(rules.stream().filter(r -> r.cases() > 0).count()).append('\n');
    }
}
