package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.mailtest.Suite.TableStand;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.witness.WitnessSearch;
import org.waypost.compiler.witness.WitnessSearch.Finding;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/**
 * A first test file of a configuration: one case for each rule, with an envelope that it decides.
 */
public final class FirstSuite {
    private final Configuration configuration;
    private final Map<String, TableStand> tables;
    private final RuleProgram program;
    private final StringBuilder out = new StringBuilder();
    private final List<String> without = new ArrayList<>();

    /**
     * What was written.
     *
     * @param without a sentence for each rule that got no case
     */
    public record Written(String yaml, int cases, List<String> without) {
        public Written {
            without = List.copyOf(without);
        }
    }

    private FirstSuite(Configuration configuration) {
        this.configuration = configuration;
        this.tables = invented(configuration.program());
        Map<String, Table> swapped = new LinkedHashMap<>();
        tables.forEach((name, stand) -> swapped.put(name, TableSwap.table(name, stand, "")));
        this.program = new TableSwap(swapped).apply(configuration.program());
    }

    /**
     * @param config as the test file will name the configuration
     * @param options under which it was compiled
     */
    public static Written of(Configuration configuration, String config, CompileOptions options) {
        return new FirstSuite(configuration).write(config, options);
    }

    private Written write(String config, CompileOptions options) {
        head(config, options);
        WitnessSearch search = new WitnessSearch(configuration, program);
        int cases = 0;
        for (Rule rule : program.rules()) {
            switch (search.find(rule)) {
                case Finding.Found(EnvelopeText envelope, Expansion expansion) -> {
                    out.append(cases++ == 0 ? "cases:\n" : "");
                    mailCase(rule, envelope, expansion);
                }
                case Finding.Unreachable() ->
                        without.add(
                                "line "
                                        + rule.source().line()
                                        + " decides nothing: the rules before it decide all that"
                                        + " it matches");
                case Finding.NotFound() ->
                        without.add(
                                "line "
                                        + rule.source().line()
                                        + ": no envelope was found that it decides");
            }
        }
        out.append(cases == 0 ? "cases: []\n" : "");
        without.forEach(sentence -> out.append("# ").append(sentence).append('\n'));
        return new Written(out.toString(), cases, without);
    }

    private void head(String config, CompileOptions options) {
        key("config", config);
        options.release().ifPresent(release -> key("release", release.label()));
        key("hostname", configuration.hostname());
        if (options.interfaces().isPresent()) {
            out.append("interfaces:\n");
            options.interfaces()
                    .get()
                    .forEach((name, addresses) -> listed(YamlText.of(name, false), addresses));
        }
        if (!tables.isEmpty()) {
            out.append("tables: # asked outside this machine's memory: these are examples\n");
            tables.forEach((name, stand) -> listed(YamlText.of(name, false), keys(stand)));
        }
    }

    private static List<String> keys(TableStand stand) {
        return switch (stand) {
            case TableStand.Contents contents ->
                    contents.entries().stream().map(Map.Entry::getKey).toList();
            case TableStand.Fails() -> List.of();
        };
    }

    private void listed(String name, List<String> values) {
        out.append("  ").append(name).append(": ");
        out.append(
                values.stream()
                        .map(value -> YamlText.of(value, true))
                        .collect(Collectors.joining(", ", "[", "]\n")));
    }

    private void key(String name, String value) {
        out.append(name).append(": ").append(YamlText.of(value, false)).append('\n');
    }

    private void mailCase(Rule rule, EnvelopeText envelope, Expansion expansion) {
        out.append("  - name: ").append(YamlText.of(name(rule), false)).append('\n');
        field("from", envelope.source());
        field("tag", Optional.of(envelope.tag()).filter(tag -> !tag.isEmpty()));
        if (envelope.tls()) {
            out.append("    tls: true\n");
        }
        field("auth", envelope.user());
        field(
                "helo",
                Optional.of(envelope.helo())
                        .filter(name -> !name.equals(SuiteReader.DEFAULT_HELO)));
        field("rdns", envelope.reverseName());
        field("sender", envelope.sender());
        field("rcpt", envelope.recipient());
        String decision = expansion.outcome().name().toLowerCase(Locale.ROOT);
        out.append("    expect: { decision: ").append(decision);
        out.append(", line: ").append(rule.source().line());
        action(rule).ifPresent(a -> out.append(", action: ").append(YamlText.of(a, true)));
        out.append(" }\n");
    }

    private static String name(Rule rule) {
        String does = rule.effect() instanceof Effect.Reject ? "rejects" : "accepts";
        return "line " + rule.source().line() + " " + does;
    }

    private static Optional<String> action(Rule rule) {
        return rule.effect() instanceof Effect.Accept(Action action)
                ? Optional.of(action.name().startsWith("line ") ? action.kind() : action.name())
                : Optional.empty();
    }

    private void field(String name, Optional<String> value) {
        value.ifPresent(text -> field(name, text));
    }

    private void field(String name, String value) {
        out.append("    ").append(name).append(": ");
        out.append(YamlText.of(value, false)).append('\n');
    }

    /** A list of examples for each table that only a driver could ask. */
    private static Map<String, TableStand> invented(RuleProgram program) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        program.rules().stream()
                .flatMap(rule -> rule.conditions().stream())
                .forEach(
                        condition -> {
                            if (condition instanceof Condition.Membership in
                                    && in.table() instanceof Table.External table) {
                                keys.computeIfAbsent(table.name(), _ -> new LinkedHashSet<>())
                                        .add(example(in.service()));
                            }
                        });
        Map<String, TableStand> stands = new LinkedHashMap<>();
        keys.forEach(
                (name, examples) ->
                        stands.put(
                                name,
                                new TableStand.Contents(
                                        false,
                                        examples.stream().map(key -> Map.entry(key, "")).toList(),
                                        0)));
        return stands;
    }

    private static String example(Service service) {
        return switch (service) {
            case DOMAIN -> "listed.example";
            case NETADDR -> "198.51.100.17";
            case MAILADDR -> "listed@listed.example";
            case REGEX -> "listed";
            case STRING, CREDENTIALS, ALIAS, USERINFO, SOURCE, ADDRNAME, MAILADDRMAP, RELAYHOST ->
                    "listed";
        };
    }
}
