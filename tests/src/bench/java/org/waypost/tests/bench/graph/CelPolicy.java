package org.waypost.tests.bench.graph;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.AddressText;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.IpBits;

/**
 * The same rules in the Common Expression Language, one expression a rule, the first that holds
 * decides. It knows no networks: the client's network is a text and its tables have texts.
 */
final class CelPolicy implements Decider {
    private static final MapType TABLE = MapType.create(SimpleType.STRING, SimpleType.BOOL);

    private final List<CelRuntime.Program> rules = new ArrayList<>();
    private final Map<String, Object> variables = new HashMap<>();

    CelPolicy(RuleProgram program) {
        CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().build();
        for (Rule rule : program.rules()) {
            rules.add(compile(runtime, rule));
        }
    }

    private CelRuntime.Program compile(CelRuntime runtime, Rule rule) {
        var compiler =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .addVar("client", SimpleType.STRING)
                        .addVar("sender", SimpleType.STRING)
                        .addVar("domain", SimpleType.STRING)
                        .addVar("recipient", SimpleType.STRING);
        List<String> tests = new ArrayList<>();
        for (Condition condition : rule.conditions()) {
            if (condition instanceof Condition.Membership m
                    && m.table() instanceof Table.InMemory table) {
                compiler.addVar(table.name(), TABLE);
                variables.put(table.name(), map(table));
                String fact = m.fact().name().toLowerCase(java.util.Locale.ROOT);
                tests.add(fact + " in " + table.name());
            }
        }
        try {
            CelCompiler made = compiler.build();
            return runtime.createProgram(made.compile(String.join(" && ", tests)).getAst());
        } catch (CelValidationException | CelEvaluationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Boolean> map(Table.InMemory table) {
        Map<String, Boolean> keys = new HashMap<>();
        table.entries().forEach(entry -> keys.put(entry.key(), true));
        return keys;
    }

    @Override
    public Object decide(Facts facts) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("client", network(facts));
        asked.put("sender", facts.sender().toString());
        asked.put("domain", facts.current().domain());
        asked.put("recipient", facts.current().toString());
        try {
            for (int rule = 0; rule < rules.size(); rule++) {
                if ((boolean) rules.get(rule).eval(name -> variable(asked, name))) {
                    return rule;
                }
            }
            return -1;
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private java.util.Optional<Object> variable(Map<String, Object> asked, String name) {
        Object fact = asked.get(name);
        return java.util.Optional.ofNullable(fact == null ? variables.get(name) : fact);
    }

    private static String network(Facts facts) {
        return facts.client() instanceof ClientAddress.Peer(_, IpBits bits)
                ? AddressText.of(bits.masked(24)) + "/24"
                : "local";
    }
}
