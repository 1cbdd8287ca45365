package org.waypost.mta.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BodyWriterTest {
    private static final Pattern LINE = Pattern.compile("(?s)[^\r\n]*\r\n");

    private static String wire(String message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BodyWriter.write(
                new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)), out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void dotsAreDoubledAndLinesEndInCrLf() throws Exception {
        assertThat(wire("a\n.\n..b\nc.\n")).isEqualTo("a\r\n..\r\n...b\r\nc.\r\n.\r\n");
    }

    @Test
    void lastLineWithoutEndGetsOne() throws Exception {
        assertThat(wire("a")).isEqualTo("a\r\n.\r\n");
        assertThat(wire("")).isEqualTo(".\r\n");
    }

    /** What servers disagree about is never sent: a bare CR, and so no other end of a message. */
    @Test
    void bareCarriageReturnsAreLeftOut() throws Exception {
        assertThat(wire("a\r\n.\r\nMAIL\r.\r\n")).isEqualTo("a\r\n..\r\nMAIL.\r\n.\r\n");
        assertThat(wire("\r.\nx")).isEqualTo("..\r\nx\r\n.\r\n");
    }

    @Property
    void isReadBackAsItWas(
            @ForAll
                    @StringLength(max = 200)
                    @Chars({'.', '\n', '\r', 'a', ' '})
                    @CharRange(from = '\0', to = '\u00ff')
                    String message)
            throws IOException {
        String wire = wire(message);
        StringBuilder read = new StringBuilder();
        var lines = LINE.matcher(wire);
        boolean ended = false;
        int at = 0;
        while (lines.find() && lines.start() == at) {
            assertThat(ended).as("nothing follows the end").isFalse();
            String line = lines.group().replace("\r\n", "\n");
            ended = line.equals(".\n");
            read.append(ended ? "" : line.startsWith(".") ? line.substring(1) : line);
            at = lines.end();
        }
        assertThat(at).isEqualTo(wire.length());
        assertThat(ended).isTrue();
        String stored = message.replace("\r", "");
        boolean whole = stored.isEmpty() || stored.endsWith("\n");
        assertThat(read.toString()).isEqualTo(whole ? stored : stored + "\n");
    }

    @Test
    void messageThatCannotBeReadIsNotEnded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream broken =
                new InputStream() {
                    private int left = 10;

                    @Override
                    public int read() throws IOException {
                        if (left-- == 0) {
                            throw new IOException("disk");
                        }
                        return 'x';
                    }

                    @Override
                    public int read(byte[] bytes, int off, int len) throws IOException {
                        bytes[off] = (byte) read();
                        return 1;
                    }
                };
        assertThatThrownBy(() -> BodyWriter.write(broken, out)).hasMessage("disk");
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("x".repeat(10));
    }
}
