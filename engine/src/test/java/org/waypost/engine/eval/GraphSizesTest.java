package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.ClassEdges.Branch;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.RuleProgram;

/** Graphs are as small as they were: what decides alike is one node, and nothing idle is asked. */
class GraphSizesTest {
    /** A line a program: whole, and cut off early. */
    private static final String SIZES =
            """
            3 6 5 3 0; 3 6 5 3 0
            10 24 58 45 0; 10 24 21 8 6
            3 7 7 3 0; 3 7 7 3 0
            10 25 87 86 0; 10 25 19 8 4
            4 10 5 4 0; 4 10 5 4 0
            10 23 3 1 0; 10 23 3 1 0
            7 14 9 5 0; 7 14 10 4 2
            9 19 1 0 0; 9 19 1 0 0
            2 4 1 0 0; 2 4 1 0 0
            8 19 1 0 0; 8 19 1 0 0
            1 2 1 0 0; 1 2 1 0 0
            10 22 30 24 0; 10 22 17 6 6
            """;

    @Test
    void sizesAreWhatTheyWere() {
        StringBuilder sizes = new StringBuilder();
        for (int seed = 1; seed <= 12; seed++) {
            RuleProgram program = RandomProgram.of(new Random(seed));
            sizes.append(size(DecisionGraph.of(program))).append("; ");
            DecisionGraph cut = DecisionGraph.of(program, new GraphLimits(12, 2_000, 400));
            sizes.append(size(cut)).append('\n');
        }
        assertThat(sizes.toString()).isEqualTo(SIZES);
    }

    /** Dimensions, classes, nodes, branches, ends in sets of clauses. */
    private static String size(DecisionGraph graph) {
        List<Dimension> dimensions = graph.clauses().dimensions().list();
        int classes = dimensions.stream().mapToInt(d -> d.classes().size()).sum();
        long branches =
                graph.nodes().stream()
                        .mapToLong(
                                n -> n instanceof Node.Switch s ? s.edges().branches().size() : 0)
                        .sum();
        long sets = graph.nodes().stream().filter(Node.Intersect.class::isInstance).count();
        return dimensions.size()
                + " "
                + classes
                + " "
                + graph.nodes().size()
                + " "
                + branches
                + " "
                + sets;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void nothingIsThereTwiceOrForNothing(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            DecisionGraph graph = DecisionGraph.of(RandomProgram.of(random));
            Set<Object> known = new HashSet<>();
            graph.nodes().forEach(node -> check(node, known));
        }
    }

    private static void check(Node node, Set<Object> known) {
        switch (node) {
            case Node.Leaf leaf -> assertThat(known.add(leaf.ending())).isTrue();
            case Node.Switch look -> {
                check(look);
                Object key = List.of(look.dimension().index(), look.edges());
                assertThat(known.add(key)).isTrue();
            }
            case Node.Ask ask ->
                    assertThat(List.of(ask.yes(), ask.no(), ask.neither()))
                            .allSatisfy(next -> assertThat(next.id()).isLessThan(ask.id()));
            case Node.Intersect _ -> {}
        }
    }

    private static void check(Node.Switch look) {
        assertThat(look.edges().branches()).isNotEmpty();
        int before = -1;
        boolean onlyRejects = look.edges().otherwise().onlyRejects();
        for (Branch branch : look.edges().branches()) {
            assertThat(branch.classId()).isGreaterThan(before);
            before = branch.classId();
            assertThat(branch.target()).isNotSameAs(look.edges().otherwise());
            assertThat(look.edges().target(branch.classId())).isSameAs(branch.target());
            onlyRejects &= branch.target().onlyRejects();
        }
        assertThat(look.onlyRejects()).isEqualTo(onlyRejects);
    }
}
