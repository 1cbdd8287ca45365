package org.waypost.mta.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.waypost.engine.table.Answer;

class UsersTest {
    private static UserDatabase.Reply userbase(String value) {
        return new Userbase(_ -> new Answer.Found(value)).find("alice");
    }

    @Test
    void systemUsers() {
        UserDatabase system = new SystemUsers();
        assertThat(system.find("root"))
                .isEqualTo(new UserDatabase.Reply.Found(new User("root", 0, 0, Path.of("/root"))));
        assertThat(system.find("no-such-user-here")).isInstanceOf(UserDatabase.Reply.Absent.class);
        assertThat(system.find("")).isInstanceOf(UserDatabase.Reply.Absent.class);
        assertThat(system.find("root\0x")).isInstanceOf(UserDatabase.Reply.Absent.class);
    }

    @Test
    void userbaseValues() {
        assertThat(userbase("1000:100:/home/alice"))
                .isEqualTo(
                        new UserDatabase.Reply.Found(
                                new User("alice", 1000, 100, Path.of("/home/alice"))));
        assertThat(userbase("1000:100:home")).isInstanceOf(UserDatabase.Reply.Failed.class);
        assertThat(userbase("1000:/home/alice")).isInstanceOf(UserDatabase.Reply.Failed.class);
        assertThat(userbase("-1:0:/x")).isInstanceOf(UserDatabase.Reply.Failed.class);
    }

    /** To setresuid(2) and setpriv(1) these mean "stay root". */
    @Test
    void numbersThatWrapAroundAreNoUsers() {
        assertThat(userbase("4294967295:100:/x")).isInstanceOf(UserDatabase.Reply.Failed.class);
        assertThat(userbase("1000:4294967295:/x")).isInstanceOf(UserDatabase.Reply.Failed.class);
        assertThat(userbase("4294967296:100:/x")).isInstanceOf(UserDatabase.Reply.Failed.class);
        assertThat(userbase("4294967294:100:/x")).isInstanceOf(UserDatabase.Reply.Found.class);
    }
}
