package org.waypost.mta.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    private static final WireLimits LIMITS =
            new WireLimits(
                    Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 40, 4);

    private static Reply read(String text) throws IOException {
        return new ReplyReader(LIMITS)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void linesOfOneReply() throws Exception {
        assertThat(read("250-a\r\n250-b\r\n250 c\r\n250 next\r\n").lines())
                .containsExactly("a", "b", "c");
        assertThat(read("250\r\n").text()).isEqualTo("250");
        assertThat(read("250 a\n").text()).isEqualTo("250 a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "25\r\n",
                "2500 x\r\n",
                "hello\r\n",
                "150 x\r\n",
                "650 x\r\n",
                "250-a\r\n251 b\r\n",
                "250_a\r\n",
                "\u0662\u0665\u0660 a\r\n"
            })
    void thatIsNoReply(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void endsAreBounded() {
        assertThatThrownBy(() -> read("250 a")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("250 " + "a".repeat(40) + "\r\n"))
                .hasMessage("Reply line too long");
        assertThatThrownBy(() -> read("250-a\r\n".repeat(5))).hasMessage("Reply of too many lines");
    }

    @Property
    void whateverIsSentIsReadOrRefused(@ForAll byte[] bytes) {
        try {
            Reply reply = new ReplyReader(LIMITS).read(new ByteArrayInputStream(bytes));
            assertThat(reply.text()).matches("[ -~]{3,512}");
        } catch (IOException refused) {
            assertThat(refused).isInstanceOfAny(ProtocolException.class, EOFException.class);
            assertThat(String.valueOf(refused.getMessage())).matches("[ -~]*");
        }
    }

    @Test
    void extensions() throws Exception {
        Extensions found =
                Extensions.of(
                        new Reply(
                                250,
                                List.of(
                                        "mx hello",
                                        "size 1000",
                                        "STARTTLS",
                                        "AUTH PLAIN",
                                        "AUTH=LOGIN",
                                        "x")));
        assertThat(found.has("STARTTLS")).isTrue();
        assertThat(found.size()).isEqualTo(OptionalLong.of(1000));
        assertThat(found.authentication()).containsExactlyInAnyOrder("PLAIN", "LOGIN");
        assertThat(Extensions.NONE.size()).isEmpty();
        assertThat(Extensions.of(new Reply(250, List.of("mx", "SIZE 0"))).size()).isEmpty();
    }
}
