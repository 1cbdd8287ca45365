package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.graph.PassVerifier;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.ReplacedTables;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** A graph that is mended for another table decides as the rules with that table do. */
class ReplacedTablesTest {
    private static final int UPDATES = 12;
    private static final int ENVELOPES = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void graphThatIsMendedDecidesAsTheRulesDo(int seed) {
        Random random = new Random(seed);
        RuleProgram program = RandomProgram.large(random);
        DecisionGraph graph = DecisionGraph.of(program);
        int takenOver = 0;
        for (int i = 0; i < UPDATES; i++) {
            program = changed(program, random);
            DecisionGraph next = graph.rebuilt(program);
            DecidesAlike.of(program, random, ENVELOPES).check(next);
            takenOver += takenOver(graph, next);
            graph = next;
        }
        assertThat(takenOver).isGreaterThan(UPDATES);
        int whole = dimensions(DecisionGraph.of(program)).size();
        assertThat(dimensions(graph)).hasSizeLessThan(2 * whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 26, 37})
    void nodesThatStayDecideAsTheRulesDo(int seed) {
        Random random = new Random(seed);
        RuleProgram program =
                seed % 2 == 0 ? RandomProgram.large(random) : RandomProgram.of(random);
        GraphLimits limits = seed % 3 == 0 ? new GraphLimits(12, 2_000, 400) : GraphLimits.DEFAULT;
        DecisionGraph graph = DecisionGraph.of(program, limits);
        int kept = 0;
        for (int i = 0; i < UPDATES; i++) {
            program = changed(program, random);
            DecisionGraph next = PassVerifier.rebuiltOverItsNodes(graph, program);
            DecidesAlike.of(program, random, ENVELOPES).check(next);
            kept += next.root() == graph.root() ? 1 : 0;
            graph = next;
        }
        assertThat(kept).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void whatIsBackAsItWasIsNotMadeAgain(int seed) {
        RuleProgram program = RandomProgram.large(new Random(seed));
        DecisionGraph graph = DecisionGraph.of(program);
        DecisionGraph away = graph.rebuilt(changed(program, new Random(seed)));
        DecisionGraph back = away.rebuilt(program);
        DecidesAlike.of(program, new Random(seed), ENVELOPES).check(back);
        assertThat(dimensions(back)).hasSameSizeAs(dimensions(graph));
    }

    private static List<Dimension> dimensions(DecisionGraph graph) {
        return graph.clauses().dimensions().list();
    }

    private static int takenOver(DecisionGraph before, DecisionGraph after) {
        int count = 0;
        for (Dimension old : dimensions(before)) {
            for (Dimension taken : dimensions(after)) {
                count += old.classes() == taken.classes() ? 1 : 0;
            }
        }
        return count;
    }

    /** One table loses an entry, gets another one's, or both. */
    static RuleProgram changed(RuleProgram program, Random random) {
        List<Condition.Membership> asked = new ArrayList<>();
        program.rules().stream()
                .flatMap(rule -> rule.conditions().stream())
                .filter(Condition.Membership.class::isInstance)
                .map(Condition.Membership.class::cast)
                .filter(condition -> condition.table() instanceof Table.InMemory)
                .forEach(asked::add);
        if (asked.isEmpty()) {
            return program;
        }
        Condition.Membership condition = asked.get(random.nextInt(asked.size()));
        Table.InMemory table = (Table.InMemory) condition.table();
        List<TableEntry> entries = new ArrayList<>(table.entries());
        if (!entries.isEmpty() && random.nextBoolean()) {
            entries.remove(random.nextInt(entries.size()));
        }
        String key = new Words(random).entry(condition.fact(), condition.service());
        entries.add(new TableEntry(key, "", entries.size() + 1));
        Table other = new Table.InMemory(table.name(), table.shape(), table.file(), entries);
        return new ReplacedTables(Map.of(table.name(), other)).in(program);
    }
}
