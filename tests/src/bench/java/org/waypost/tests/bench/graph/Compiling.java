package org.waypost.tests.bench.graph;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.ReplacedTables;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * What compiling costs. Times are of the thread that compiles, the middle one of several runs;
 * memory is what is held when it is done, programs and their tables not counted.
 */
final class Compiling {
    private static final int RUNS = 3;
    private static final int WARM = 1_000;

    private Compiling() {}

    /** What one way of compiling costs. */
    record Cost(double millis, double mebibytes) {}

    static Cost of(Supplier<DecisionGraph> compile) {
        long before = used();
        List<Double> millis = new ArrayList<>();
        double mebibytes = 0;
        for (int run = 0; run < RUNS; run++) {
            long begin = cpu();
            DecisionGraph graph = compile.get();
            millis.add((cpu() - begin) / 1e6);
            mebibytes = Math.max(mebibytes, (used() - before) / 1048576.0);
            if (graph.nodes().isEmpty()) {
                throw new IllegalStateException("nothing was compiled");
            }
        }
        return new Cost(millis.stream().sorted().toList().get(RUNS / 2), mebibytes);
    }

    /** Milliseconds of one of many times, when all that is compiled has been compiled often. */
    static double warm(Runnable compile) {
        for (int i = 0; i < WARM; i++) {
            compile.run();
        }
        long begin = cpu();
        for (int i = 0; i < WARM; i++) {
            compile.run();
        }
        return (cpu() - begin) / 1e6 / WARM;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The program with one entry more in the table of a rule. */
    static RuleProgram withOneEntryMore(RuleProgram program, int number) {
        Map<String, Table> tables = new HashMap<>();
        for (Rule rule : program.rules()) {
            for (Condition condition : rule.conditions()) {
                if (condition instanceof Condition.Membership m
                        && m.table() instanceof Table.InMemory table
                        && tables.isEmpty()
                        && rule.number() == number) {
                    List<TableEntry> entries = new ArrayList<>(table.entries());
                    entries.add(new TableEntry(key(m.fact()), "", entries.size() + 1));
                    tables.put(
                            table.name(),
                            new Table.InMemory(table.name(), table.shape(), table.file(), entries));
                }
            }
        }
        return new ReplacedTables(tables).in(program);
    }

    private static String key(Fact fact) {
        return switch (fact) {
            case CLIENT -> "192.0.2.0/24";
            case DOMAIN -> "new.example";
            default -> "new@new.example";
        };
    }

    /** What is replaced, as if it were too much to be an edit: classifiers stay, nodes do not. */
    static DecisionGraph anew(DecisionGraph before, RuleProgram changed) {
        return DecisionGraph.of(changed, before.clauses().dimensions().rebuilt(changed));
    }
}
