package org.waypost.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.tests.bench.language.HostileFile;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;

/** What is made to take forever is answered: the right result or clear errors. */
@Tag("whole")
class HostileFileTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void isAnswered(HostileFile hostile) throws IOException {
        Path file = hostile.write(folder);
        Ended ended = Commands.waypost("waypost", "check", file.toString());
        assertThat(ended.code()).as(ended.err()).isBetween(0, 1);
        assertThat(ended.err()).doesNotContain("Exception", "\tat ", "OutOfMemory");
        assertThat(ended.out()).contains(summary(hostile));
    }

    private static String summary(HostileFile hostile) {
        return switch (hostile) {
            case MACROS_THAT_DOUBLE,
                    LINE_OF_TEN_MEBIBYTES,
                    TABLES_BY_THE_HUNDRED_THOUSAND,
                    FIFO,
                    ENDLESS_DEVICE,
                    STANDARD_INPUT ->
                    "configuration OK";
            case INCLUDES_THAT_DOUBLE,
                    INCLUDE_OF_ITSELF,
                    OPEN_BRACES,
                    OPEN_BRACE_ON_EVERY_LINE,
                    OPEN_QUOTE_ON_EVERY_LINE,
                    WORD_OF_TEN_MEBIBYTES,
                    WORDS_OF_TEN_MEBIBYTES,
                    FAULT_ON_EVERY_LINE ->
                    "error";
        };
    }
}
