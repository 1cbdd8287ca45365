package org.waypost.tests.bench.graph;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.waypost.engine.value.Facts;

/** From parsed facts to the verdict: one decision an operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC", "-XX:-BackgroundCompilation"})
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@NullUnmarked
public class DecisionBenchmark {
    /** Rules and entries of all tables; {@code real} is a file of six rules. */
    @Param({"real", "100/10000", "1000/100000", "10000/1000000"})
    public String size;

    /** How the probes are spread over the keys. */
    @Param({"HOT", "UNIFORM"})
    public String mix;

    /** Who decides. */
    @Param({"GRAPH", "FALL_BACK", "HASH_MAPS"})
    public String by;

    private Facts[] envelopes;
    private Decider decider;
    private int next;

    /** Makes the program, the envelopes and who decides. */
    @Setup
    public void prepare() {
        Workload workload = workload();
        envelopes = workload.envelopes();
        decider = Decider.Kind.valueOf(by).of(workload.program());
    }

    private Workload workload() {
        if (size.equals("real")) {
            return Workload.real(Workload.Mix.valueOf(mix));
        }
        String[] numbers = size.split("/");
        int rules = Integer.parseInt(numbers[0]);
        int entries = Integer.parseInt(numbers[1]);
        return Workload.large(rules, entries, Workload.Mix.valueOf(mix));
    }

    /** One decision. */
    @Benchmark
    public Object decide(CpuTime cpu) {
        cpu.count();
        next = next + 1 & envelopes.length - 1;
        return decider.decide(envelopes[next]);
    }
}
