package org.waypost.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The examples keep their promises: their test files are met, their form is the canonical one. */
class ExamplesDecideTest {
    private static final String EXAMPLES = CommandRun.root().resolve("examples").toString();

    @Test
    void everyCaseIsMet() {
        CommandRun run = CommandRun.of("test", EXAMPLES);
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).doesNotContain("0 passed").endsWith(" passed, 0 failed\n");
    }

    @Test
    void everyConfigurationIsFormatted() {
        CommandRun run = CommandRun.of("fmt", "--check", EXAMPLES);
        assertThat(run.exit()).as(run.out()).isZero();
    }
}
