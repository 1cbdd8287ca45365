package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.rule.RuleProgram;

/** Classifiers that were written and read again decide as the rules do, and can be edited. */
class PackedProgramsTest {
    private static final int ENVELOPES = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasWrittenDecidesAsTheRulesDo(int seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            RuleProgram program = RandomProgram.of(random);
            Dimensions made = Dimensions.of(program);
            Dimensions read = Dimensions.unpack(new PackReader(packed(made, program)), program);
            assertThat(read.list()).hasSameSizeAs(made.list());
            for (int d = 0; d < made.list().size(); d++) {
                checkAlike(made.list().get(d), read.list().get(d));
            }
            DecisionGraph graph = DecisionGraph.of(program, read);
            DecidesAlike.of(program, random, ENVELOPES).check(graph);
            RuleProgram changed = ReplacedTablesTest.changed(program, random);
            DecidesAlike.of(changed, random, ENVELOPES).check(graph.rebuilt(changed));
        }
    }

    private static void checkAlike(Dimension made, Dimension read) {
        assertThat(read.index()).isEqualTo(made.index());
        assertThat(read.phase()).isEqualTo(made.phase());
        assertThat(read.never()).isEqualTo(made.never());
        assertThat(read.isAlone()).isEqualTo(made.isAlone());
        assertThat(texts(read.classes())).isEqualTo(texts(made.classes()));
    }

    private static List<String> texts(List<int[]> classes) {
        return classes.stream().map(Arrays::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatIsDamagedIsRefusedOrRead(int seed) throws Exception {
        Random random = new Random(seed);
        RuleProgram program = RandomProgram.large(random);
        ByteBuffer whole = packed(Dimensions.of(program), program);
        int size = whole.remaining();
        for (int i = 0; i < 60; i++) {
            ByteBuffer cut = whole.duplicate().limit(random.nextInt(size));
            assertThatThrownBy(() -> Dimensions.unpack(new PackReader(cut), program))
                    .isInstanceOf(BrokenPack.class);
            byte[] changed = whole.array().clone();
            changed[random.nextInt(size)] ^= (byte) (1 << random.nextInt(8));
            useOrRefuse(ByteBuffer.wrap(changed), program, random);
        }
    }

    /** A flipped bit may be a name or another class: then there is a program, but not a crash. */
    private static void useOrRefuse(ByteBuffer pack, RuleProgram program, Random random) {
        try {
            Dimensions read = Dimensions.unpack(new PackReader(pack), program);
            GraphEvaluator evaluator = new GraphEvaluator(DecisionGraph.of(program, read));
            for (var facts : DecidesAlike.of(program, random, 10).envelopes()) {
                assertThat(evaluator.evaluate(facts)).isNotNull();
            }
        } catch (BrokenPack refused) {
            assertThat(refused).hasMessageContaining("damaged");
        }
    }

    private static ByteBuffer packed(Dimensions dimensions, RuleProgram program)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PackWriter writer = new PackWriter(bytes);
        dimensions.pack(writer, program);
        writer.flush();
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
