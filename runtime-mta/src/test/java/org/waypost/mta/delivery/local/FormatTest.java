package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;

class FormatTest {
    private static final User ALICE = new User("alice", 1, 1, Path.of("/home/alice"));
    private static final Envelope ENVELOPE =
            Samples.local("Bob!x@A.example", "Alice+lists@here.example");

    private static Expansion expand(String template, Envelope envelope, Matching matching) {
        return new Format(new FormatValues(envelope, ALICE), matching, "+")
                .expand(template, new PathQuoting());
    }

    @ParameterizedTest
    @CsvSource({
        "%{rcpt}, Alice+lists@here.example",
        "%{RCPT.User}, Alice+lists",
        "%{dest.domain}, here.example",
        "%{sender}, Bob:x@A.example",
        "%{sender.user:raw}, Bob!x",
        "%{sender.user:raw|uppercase}, BOB!X",
        "%{sender.user:lowercase}, bob:x",
        "%{rcpt:strip}, Alice@here.example",
        "%{rcpt.user:strip|lowercase}, alice",
        "%{user.username}, alice",
        "%{user.directory}/m, /home/alice/m",
        "~/m, /home/alice/m",
        "/m/~/x, /m/~/x",
        "%{mbox.from}, Bob:x@A.example",
        "%{rcpt.user[0]}, A",
        "%{rcpt.user[-1]}, s",
        "%{rcpt.user[1:3]}, lic",
        "%{rcpt.user[6:]}, lists",
        "%{rcpt.user[-5:-2]}, list",
        "%{rcpt.user[0:4]:uppercase}, ALICE",
        "100%%, 100%",
        "%u %x %, %u %x %",
        "%{rcpt, %{rcpt",
    })
    void modern(String template, String expected) {
        assertThat(expand(template, ENVELOPE, Matching.V7_8))
                .isEqualTo(new Expansion.Expanded(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%{nobody}",
                "%{rcpt.nothing}",
                "%{rcpt.}",
                "%{}",
                "%{rcpt:shout}",
                "%{rcpt:raw|}",
                "%{rcpt.user[40]}",
                "%{rcpt.user[-40]}",
                "%{rcpt.user[3:1]}",
                "%{rcpt.user[x]}",
                "%{rcpt user}"
            })
    void refused(String template) {
        assertThat(expand("/x/" + template + "/y", ENVELOPE, Matching.V7_8))
                .isEqualTo(new Expansion.Refused(template));
    }

    @Test
    void classicLowersValuesAndRefusesEmptyOnes() {
        assertThat(expand("/X/%{rcpt.user}", ENVELOPE, Matching.V6_0))
                .isEqualTo(new Expansion.Expanded("/X/alice+lists"));
        Envelope bounce = Samples.local("", "alice@here.example");
        assertThat(expand("%{sender}", bounce, Matching.V2013))
                .isEqualTo(new Expansion.Refused("%{sender}"));
        assertThat(expand("x%{sender}y", bounce, Matching.V7_8))
                .isEqualTo(new Expansion.Expanded("xy"));
        assertThat(expand("%{mbox.from}", bounce, Matching.V7_8))
                .isEqualTo(new Expansion.Expanded("MAILER-DAEMON"));
    }

    @Test
    void resultHasALimit() {
        assertThat(expand("%{rcpt}".repeat(50), ENVELOPE, Matching.V7_8))
                .isInstanceOf(Expansion.Refused.class);
        assertThat(expand("x".repeat(1023), ENVELOPE, Matching.V7_8))
                .isInstanceOf(Expansion.Expanded.class);
        assertThat(expand("x".repeat(1024), ENVELOPE, Matching.V7_8))
                .isInstanceOf(Expansion.Refused.class);
    }
}
