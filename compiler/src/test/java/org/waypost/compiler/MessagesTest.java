package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;

/** What people read about each mistake, word by word. */
class MessagesTest {
    private static final List<String> TABLES = List.of("classic", "modern", "releases", "trails");
    private static final int LEAST_CASES = 150;
    private static final String RULE = "\n" + "=".repeat(78) + "\n\n";

    @Test
    void classic() {
        Approvals.verify(table("classic"));
    }

    @Test
    void modern() {
        Approvals.verify(table("modern"));
    }

    /** What one release only says, asked by its name. */
    @Test
    void releases() {
        Approvals.verify(table("releases"));
    }

    /** Macros, includes, files of another time: what leads to a place is shown too. */
    @Test
    void trails() {
        Approvals.verify(table("trails"));
    }

    private static String table(String name) {
        return String.join(RULE, MessageCase.all(name).stream().map(MessageCase::shown).toList());
    }

    @Test
    void thereAreManyAndEachIsRefusedAndNoneStandsTwice() {
        Map<String, String> seen = new TreeMap<>();
        for (String table : TABLES) {
            for (MessageCase one : MessageCase.all(table)) {
                assertThat(one.diagnostics())
                        .as(one.text())
                        .anyMatch(d -> d.severity() == Severity.ERROR);
                String key = table + one.release() + one.text() + one.files();
                assertThat(seen.put(key, table)).as("twice: " + one.text()).isNull();
            }
        }
        assertThat(seen).hasSizeGreaterThan(LEAST_CASES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "modern", "releases", "trails"})
    void everySentenceIsInHouseStyle(String table) {
        for (MessageCase one : MessageCase.all(table)) {
            one.diagnostics().forEach(MessagesTest::houseStyle);
        }
    }

    private static void houseStyle(Diagnostic diagnostic) {
        String message = diagnostic.message();
        assertThat(message).isNotBlank().doesNotEndWith(".").doesNotContain("\n", "<dynamic");
        assertThat(Character.isUpperCase(message.charAt(0))).as(message).isFalse();
        assertThat(diagnostic.code()).matches("[a-z0-9-]+");
        assertThat(diagnostic.help())
                .allSatisfy(help -> assertThat(help).doesNotEndWith(".").doesNotContain("\n"));
    }
}
