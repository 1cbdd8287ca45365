package org.waypost.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir Path folder;

    private String conf = "";

    @BeforeEach
    void write() throws Exception {
        conf =
                Files.writeString(
                                folder.resolve("smtpd.conf"),
                                """
                                table people { "info@example.org" = "alice, bob@example.net" }
                                table users { alice = "1:1:/home/a" }
                                action "in" maildir virtual <people> userbase <users>
                                action "out" relay host smtp+tls://mx.example.net
                                match from any mail-from "@spam.example" for any reject
                                match from any for domain "example.org" action "in"
                                match from local for any action "out"
                                """)
                        .toString();
    }

    private CommandRun explain(String rcpt, String... more) {
        String[] words = {
            "explain",
            conf,
            "--from=192.0.2.1",
            "--sender=a@b.example",
            "--rcpt=" + rcpt,
            "--hostname=mx.test",
            "--interfaces=lo=127.0.0.1"
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void everyStepOfAnExpansionIsExplained() {
        Approvals.verify(explain("info@example.org").out().replace(folder.toString(), "DIR"));
    }

    @Test
    void theSameInJson() throws Exception {
        JsonNode json = new ObjectMapper().readTree(explain("info@example.org", "--json").out());
        assertThat(json.at("/rules/0/matched").asBoolean()).isFalse();
        assertThat(json.at("/verdict/line").asInt()).isEqualTo(6);
        assertThat(json.at("/expanded/0/address").asText()).isEqualTo("bob@example.net");
        assertThat(json.at("/expanded/0/verdict/line").asInt()).isEqualTo(7);
        assertThat(json.at("/expanded/0/action").toString()).contains("relay: to smtp+tls");
        assertThat(json.at("/recipients").toString()).isEqualTo("[\"alice\",\"bob@example.net\"]");
    }

    @Test
    void anAddressThatIsRefusedIsSaidInBothForms() throws Exception {
        assertThat(explain("a@@b").out())
                .isEqualTo(
                        "the address `a@@b` is refused before any rule is read\n"
                                + "reply: 501 5.1.3 Recipient address syntax error\n");
        JsonNode json = new ObjectMapper().readTree(explain("a@@b", "--json").out());
        assertThat(json.at("/refused").asText()).isEqualTo("a@@b");
        assertThat(json.at("/verdict/decision").asText()).isEqualTo("reject");
    }
}
