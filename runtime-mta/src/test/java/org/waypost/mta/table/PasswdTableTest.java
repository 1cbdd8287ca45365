package org.waypost.mta.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;

class PasswdTableTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file =
                Files.writeString(
                        folder.resolve("passwd"),
                        """
                        # users
                        ann:$6$salt$hash:1000:100:Ann:/home/ann:/bin/sh

                        bob@example.org:*::::::extra:fields
                        carl:x
                        """);
    }

    private OpenTable open(String config) throws IOException {
        Table.External table = new Table.External("users", "passwd", config);
        assertThat(TableDrivers.installed().know(table)).isTrue();
        return TableDrivers.installed().open(table);
    }

    @Test
    void passwordsAreFoundByName() throws IOException {
        try (OpenTable table = open(file.toString())) {
            assertThat(table.ask(Service.CREDENTIALS, "ann"))
                    .isEqualTo(new Answer.Found("ann:$6$salt$hash"));
            assertThat(table.ask(Service.CREDENTIALS, "bob@example.org"))
                    .isEqualTo(new Answer.Found("bob@example.org:*"));
            assertThat(table.ask(Service.CREDENTIALS, "dora")).isEqualTo(new Answer.Absent());
        }
    }

    @Test
    void usersAreFoundByName() throws IOException {
        try (OpenTable table = open(file.toString())) {
            assertThat(table.ask(Service.USERINFO, "ann"))
                    .isEqualTo(new Answer.Found("1000:100:/home/ann"));
            assertThat(table.ask(Service.USERINFO, "carl"))
                    .isEqualTo(new Answer.Failed(file + ": carl has no uid, gid and home"));
            assertThat(table.ask(Service.USERINFO, "dora")).isEqualTo(new Answer.Absent());
            assertThat(table.ask(Service.ALIAS, "ann")).isInstanceOf(Answer.Failed.class);
        }
    }

    @Test
    void fileIsReadAnewAsAWholeOrNotAtAll() throws IOException {
        try (OpenTable table = open(file.toString())) {
            Files.writeString(file, "dora:x:1:1::/home/dora:\nno user\n");
            assertThatThrownBy(table::update).hasMessage(file + ": line 2 is not of passwd(5)");
            assertThat(table.ask(Service.USERINFO, "dora")).isEqualTo(new Answer.Absent());
            Files.writeString(file, "dora:x:1:1::/home/dora:\n");
            table.update();
            assertThat(table.ask(Service.USERINFO, "dora"))
                    .isEqualTo(new Answer.Found("1:1:/home/dora"));
            assertThat(table.ask(Service.USERINFO, "ann")).isEqualTo(new Answer.Absent());
            Files.delete(file);
            assertThatThrownBy(table::update).hasMessage(file + ": no such file or directory");
            assertThat(table.ask(Service.USERINFO, "dora"))
                    .isEqualTo(new Answer.Found("1:1:/home/dora"));
        }
    }

    @Test
    void whatCannotBeOpenedIsSaid() {
        assertThatThrownBy(() -> open("")).hasMessage("`passwd` needs a file: `passwd:/path`");
        assertThatThrownBy(() -> open(folder + "/none"))
                .hasMessage(folder + "/none: no such file or directory");
    }

    @Test
    void theSystemsUsersAreATableToo() throws IOException {
        Table.External table = SystemUsersDriver.TABLE;
        try (OpenTable users = TableDrivers.installed().open(table)) {
            assertThat(users.ask(Service.USERINFO, "root"))
                    .isEqualTo(new Answer.Found("0:0:/root"));
            assertThat(users.ask(Service.USERINFO, "no such user")).isEqualTo(new Answer.Absent());
            assertThat(users.ask(Service.ALIAS, "root")).isInstanceOf(Answer.Failed.class);
        }
    }
}
