package org.waypost.mta.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waypost.engine.table.Answer;

class TableAuthenticatorTest {
    private static final String SHA512 =
            "$6$saltsalt$TVLlQcbpFVof5W3Yz4DTP6gRstiNuHwwTt6GLc1E5n0U0aDehy0S5knV8wiOQSpT0Y77vwPZN"
                    + ".Pq.H91p5hVO1";

    private final Map<String, String> users =
            Map.of(
                    "ann", SHA512,
                    "bob", "bob:" + SHA512,
                    "md5", "$1$saltsalt$9xy1btjgzLYfb7hivXtC//",
                    "locked", "!" + SHA512,
                    "nothing", "*",
                    "plain", "secret text",
                    "short", "a");

    private AuthAnswer check(String user, String password) {
        TableAuthenticator authenticator =
                new TableAuthenticator(
                        this::find, CryptLibrary.open().orElseThrow(), Runnable::run);
        return authenticator.check(user, password.getBytes(StandardCharsets.UTF_8));
    }

    private Answer find(String user) {
        if (user.equals("away")) {
            return new Answer.Failed("the table is away");
        }
        String value = users.get(user);
        return value == null ? new Answer.Absent() : new Answer.Found(value);
    }

    @Test
    void rightAndWrongPasswords() {
        assertThat(check("ann", "secret")).isEqualTo(AuthAnswer.RIGHT);
        assertThat(check("bob", "secret")).isEqualTo(AuthAnswer.RIGHT);
        assertThat(check("md5", "secret")).isEqualTo(AuthAnswer.RIGHT);
        assertThat(check("ann", "Secret")).isEqualTo(AuthAnswer.WRONG);
        assertThat(check("ann", "")).isEqualTo(AuthAnswer.WRONG);
        assertThat(check("ann", "secret\0more")).isEqualTo(AuthAnswer.WRONG);
        assertThat(check("nobody", "secret")).isEqualTo(AuthAnswer.WRONG);
    }

    @Test
    void lockedAccountsOpenForNobody() {
        assertThat(check("locked", "secret")).isEqualTo(AuthAnswer.WRONG);
        assertThat(check("nothing", "*")).isEqualTo(AuthAnswer.WRONG);
    }

    /** A table that cannot be read is no proof that the password is wrong. */
    @Test
    void whatCannotBeCheckedIsNotWrong() {
        assertThat(check("away", "secret")).isEqualTo(AuthAnswer.UNKNOWN);
        assertThat(check("plain", "secret text")).isEqualTo(AuthAnswer.UNKNOWN);
        assertThat(check("short", "a")).isEqualTo(AuthAnswer.UNKNOWN);
    }
}
