package org.waypost.tests.bench.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.rule.RuleProgram;

/** {@code tests/bench graph}: one table of all figures, as Markdown. */
public final class GraphBench {
    private static final String TEN_RULES =
            """
            table aliases { postmaster = root }
            table refused { "@spam.example", "@*.spam.example" }
            table own { "example.org", "example.net" }
            action "in" maildir alias <aliases>
            action "out" relay
            action "back" relay backup
            listen on socket
            match mail-from <refused> from any for any reject
            match from src "198.51.100.0/24" for any reject
            match from any for domain <own> action "in"
            match from any for domain "lists.example.org" action "in"
            match from any for domain "*.backup.example" action "back"
            match from any for rcpt-to "root@example.com" action "in"
            match from local for local action "in"
            match from local for any action "out"
            match auth from any for any action "out"
            match from src "10.0.0.0/8" for any action "out"
            """;

    private final boolean isShort;

    private GraphBench(boolean isShort) {
        this.isShort = isShort;
    }

    /** The parts of the table, each of which can be had alone. */
    private enum Group {
        DECISIONS,
        RATIOS,
        COMPILE,
        LOAD,
        GOLDEN,
        HOSTILE
    }

    /**
     * Takes some minutes.
     *
     * @param arguments {@code --short} for fewer sizes and repetitions; names of groups, all
     *     without one
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        System.out.printf(
                "%s, %d processors, Java %s, heap %d MiB%n",
                java.time.LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                megabytes);
        List<String> words = new ArrayList<>(List.of(arguments));
        GraphBench bench = new GraphBench(words.remove("--short"));
        for (Group group : Group.values()) {
            String name = group.name().toLowerCase(Locale.ROOT);
            if (words.isEmpty() || words.contains(name)) {
                bench.run(group);
            }
        }
    }

    private void run(Group group) throws RunnerException, IOException {
        switch (group) {
            case DECISIONS -> decisions();
            case RATIOS -> ratios();
            case COMPILE -> compiling();
            case LOAD -> load();
            case GOLDEN -> golden();
            case HOSTILE -> hostile();
        }
    }

    private void decisions() throws RunnerException {
        System.out.println("\n| rules/entries | probes | by | ns | bytes |\n|---|---|---|---|---|");
        String sizes = isShort ? "real,10000/1000000" : "real,100/10000,1000/100000,10000/1000000";
        rows("GRAPH,FALL_BACK,HASH_MAPS", sizes, "HOT,UNIFORM");
    }

    /** The deciding rule is any of a thousand. */
    private void ratios() throws RunnerException {
        System.out.println("\n| rules/entries | probes | by | ns | bytes |\n|---|---|---|---|---|");
        rows("GRAPH,FALL_BACK,LINEAR,CEL", "1000/10000", isShort ? "UNIFORM" : "HOT,UNIFORM");
    }

    private void rows(String by, String sizes, String mixes) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(DecisionBenchmark.class.getSimpleName())
                        .param("by", by.split(","))
                        .param("size", sizes.split(","))
                        .param("mix", mixes.split(","))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT);
        if (isShort) {
            options.warmupIterations(3).measurementIterations(5);
        }
        for (RunResult result : new Runner(options.build()).run()) {
            int iterations = result.getParams().getMeasurement().getCount();
            double cpu = result.getSecondaryResults().get("cpuNanos").getScore() / iterations;
            double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %.0f |%n",
                    result.getParams().getParam("size"),
                    result.getParams().getParam("mix").toLowerCase(Locale.ROOT),
                    result.getParams().getParam("by").toLowerCase(Locale.ROOT).replace('_', ' '),
                    cpu,
                    bytes);
        }
    }

    private void compiling() {
        System.out.println("\n| compile | ms | MiB |\n|---|---|---|");
        SourceFile small = new SourceFile("smtpd.conf", TEN_RULES);
        SourceSet sources = new SourceSet(small, DiskFiles.beside(Path.of("smtpd.conf")));
        double warm = Compiling.warm(() -> compile(sources));
        System.out.printf(Locale.ROOT, "| a file of 10 rules, warm | %.2f | |%n", warm);
        RuleProgram large = Workload.large(10_000, 1_000_000, Workload.Mix.HOT).program();
        row("10,000 rules, 1,000,000 entries", Compiling.of(() -> DecisionGraph.of(large)));
        DecisionGraph before = DecisionGraph.of(large);
        for (int rule : List.of(1, 2, 3, 4)) {
            RuleProgram changed = Compiling.withOneEntryMore(large, rule);
            String kind = List.of("network", "sender", "domain", "recipient").get(rule - 1);
            row("the same, one " + kind + " more", Compiling.of(() -> before.rebuilt(changed)));
        }
        RuleProgram changed = Compiling.withOneEntryMore(large, 3);
        row("the same, all nodes anew", Compiling.of(() -> Compiling.anew(before, changed)));
        RuleProgram one = Workload.oneTable(1_000_000);
        DecisionGraph alone = DecisionGraph.of(one);
        row("one table of 1,000,000 domains", Compiling.of(() -> DecisionGraph.of(one)));
        RuleProgram more = Compiling.withOneEntryMore(one, 1);
        row("the same, one domain more", Compiling.of(() -> alone.rebuilt(more)));
    }

    private static DecisionGraph compile(SourceSet sources) {
        return SmtpdCompiler.compile(sources, CompileOptions.DEFAULT)
                .configuration()
                .map(configuration -> DecisionGraph.of(configuration.program()))
                .orElseThrow();
    }

    private static void row(String what, Compiling.Cost cost) {
        System.out.printf(
                Locale.ROOT, "| %s | %.1f | %.1f |%n", what, cost.millis(), cost.mebibytes());
    }

    private void load() throws IOException {
        System.out.println("\n| load | ms | MiB |\n|---|---|---|");
        Path folder = Files.createTempDirectory("waypost-bench");
        try {
            Loading.rows(folder, 10, 1_000_000);
            Loading.rows(folder, 10_000, 1_000_000);
        } finally {
            Loading.remove(folder);
        }
    }

    private void golden() throws IOException {
        System.out.println("\n| golden tests | ms |\n|---|---|");
        Path folder = Files.createTempDirectory("waypost-bench");
        try {
            Golden.rows(folder, 10_000, TEN_RULES);
        } finally {
            Loading.remove(folder);
        }
    }

    private void hostile() {
        System.out.println(
                "\n| hostile program | rules | ms | MiB | exponent of time | of memory |\n"
                        + "|---|---|---|---|---|---|");
        for (Hostile kind : Hostile.values()) {
            List<Compiling.Cost> costs = new ArrayList<>();
            for (int rules : List.of(1_000, 10_000)) {
                RuleProgram program = kind.program(rules);
                costs.add(Compiling.of(() -> DecisionGraph.of(program)));
            }
            Compiling.Cost few = costs.getFirst();
            Compiling.Cost many = costs.getLast();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | 1,000 / 10,000 | %.0f / %.0f | %.1f / %.1f | %.2f | %.2f |%n",
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    few.millis(),
                    many.millis(),
                    few.mebibytes(),
                    many.mebibytes(),
                    Math.log10(many.millis() / few.millis()),
                    Math.log10(many.mebibytes() / few.mebibytes()));
        }
    }
}
