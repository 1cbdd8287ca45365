package org.waypost.mta.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.io.Timer;
import org.waypost.mta.limits.TableLimits;

class ExternalTablesTest {
    private static final Table.External TABLE = new Table.External("t", "scripted", "");

    private final BlockingQueue<Deadline> deadlines = new LinkedBlockingQueue<>();
    private final ScriptedTable script = new ScriptedTable(this::passTheDeadline);
    private final ExternalTables tables =
            new ExternalTables(new TableDrivers(List.of(script)), new Clock());

    private record Deadline(Instant when, Runnable task) {}

    /** Time passes only when a look-up hangs. */
    private final class Clock implements Timer {
        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public Pending at(Instant when, Runnable task) {
            Deadline deadline = new Deadline(when, task);
            deadlines.add(deadline);
            return () -> deadlines.remove(deadline);
        }
    }

    private void passTheDeadline() {
        try {
            Deadline deadline = deadlines.take();
            assertThat(Duration.between(Instant.EPOCH, deadline.when))
                    .isEqualTo(TableLimits.LOOKUP);
            deadline.task.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void open() throws IOException {
        tables.open(TABLE);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private Answer ask(String key) {
        return tables.ask(TABLE, Service.DOMAIN, key);
    }

    @Test
    void answersAreHandedOn() {
        script.says("here", new Answer.Found("value")).says("ill", new Answer.Failed("down"));
        assertThat(ask("here")).isEqualTo(new Answer.Found("value"));
        assertThat(ask("there")).isEqualTo(new Answer.Absent());
        assertThat(ask("ill")).isEqualTo(new Answer.Failed("down"));
        assertThat(deadlines).as("deadlines that nobody waits for").isEmpty();
    }

    @Test
    void lookUpThatHangsFailsAtItsDeadlineAndTheNextIsAnswered() {
        assertThat(ask("hang"))
                .isEqualTo(new Answer.Failed("table t: no answer within 10 seconds"));
        assertThat(ask("there")).isEqualTo(new Answer.Absent());
    }

    @Test
    void manyThatHangHoldUpNoOther() {
        for (int i = 0; i < 3 * TableLimits.THREADS; i++) {
            assertThat(ask("hang")).isInstanceOf(Answer.Failed.class);
        }
        assertThat(ask("there")).isEqualTo(new Answer.Absent());
    }

    @Test
    void faultOfADriverIsOneFailedLookUp() {
        assertThat(ask("bug")).isInstanceOf(Answer.Failed.class);
        assertThat(ask("there")).isEqualTo(new Answer.Absent());
    }

    @Test
    void whatHasNoListOfItemsSaysSo() {
        assertThat(tables.items(TABLE, Service.SOURCE))
                .isEqualTo(
                        new TableReader.Items.Failed(
                                "table t: a table of this kind has no list of its items"));
    }

    @Test
    void updateThatFailsLeavesWhatWasThere() throws IOException {
        script.says("here", new Answer.Found(""));
        script.breakDown();
        assertThatThrownBy(() -> tables.update(TABLE)).hasMessage("the disk is gone");
        assertThat(ask("here")).isEqualTo(new Answer.Found(""));
    }

    @Test
    void tableWithoutADriverFails() {
        Table.External other = new Table.External("u", "none", "");
        assertThat(tables.ask(other, Service.DOMAIN, "k"))
                .isEqualTo(new Answer.Failed("table u: no driver for none"));
        assertThatThrownBy(() -> tables.open(other)).hasMessage("no driver for none");
        assertThatThrownBy(() -> tables.update(other)).hasMessage("table u: no driver for none");
    }
}
