package org.waypost.compiler.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDriver;
import org.waypost.engine.table.TableDrivers;

/** Tables outside memory are asked by their driver, after what a person has said. */
class OpenedTablesTest {
    private static final LookupNeed NEED =
            new LookupNeed(new Table.External("t", "echo", "x"), Service.STRING, "k");

    /** Answers a key with itself; cannot open a table without a configuration. */
    private static final class Echo implements TableDriver {
        private int opened;

        @Override
        public String backend() {
            return "echo";
        }

        @Override
        public OpenTable open(Table.External table) throws IOException {
            if (table.config().isEmpty()) {
                throw new IOException("`echo` needs a word");
            }
            opened++;
            return (_, key) -> new Answer.Found(key);
        }
    }

    @Test
    void aTableIsOpenedOnceAndAskedByItsDriver() {
        Echo driver = new Echo();
        try (OpenedTables tables = new OpenedTables(new TableDrivers(List.of(driver)))) {
            assertThat(tables.ask(NEED)).contains(new Answer.Found("k"));
            assertThat(tables.ask(NEED)).contains(new Answer.Found("k"));
        }
        assertThat(driver.opened).isEqualTo(1);
    }

    @Test
    void aTableThatCannotBeOpenedFails() {
        LookupNeed need = new LookupNeed(new Table.External("t", "echo", ""), Service.STRING, "k");
        try (OpenedTables tables = new OpenedTables(new TableDrivers(List.of(new Echo())))) {
            assertThat(tables.ask(need)).contains(new Answer.Failed("`echo` needs a word"));
        }
    }

    @Test
    void whatAPersonSaysWinsOverTheTable() {
        try (OpenedTables tables = new OpenedTables(new TableDrivers(List.of(new Echo())))) {
            SaidAnswers said = SaidAnswers.parse(List.of("t:k=said"), tables);
            assertThat(said.answer(NEED)).isEqualTo(new Answer.Found("said"));
            assertThat(SaidAnswers.parse(List.of(), tables).answer(NEED))
                    .isEqualTo(new Answer.Found("k"));
        }
    }

    @Test
    void tablesOfAnotherMachineAreNotAskedHere() {
        try (OpenedTables tables = OpenedTables.of(Path.of("/srv/copy"))) {
            assertThat(tables.ask(NEED)).isEmpty();
            SaidAnswers nothing = SaidAnswers.parse(List.of(), tables);
            assertThatThrownBy(() -> nothing.answer(NEED))
                    .isInstanceOf(SaidAnswers.Missing.class)
                    .hasMessageContaining("--answer 't:k=VALUE'");
        }
    }
}
