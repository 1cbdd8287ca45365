package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.PackedEntries;
import org.waypost.engine.table.Table;

class CompiledFileTest {
    private static final CompileOptions OPTIONS =
            new CompileOptions(
                    Optional.empty(),
                    Optional.of("mx.test"),
                    Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                    Map.of("domain", "example.org"),
                    false);

    @TempDir Path folder;
    private Path out = Path.of("");

    @BeforeEach
    void write() throws Exception {
        out = folder.resolve("out.compiled");
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < 6000; i++) {
            people.append("user").append(i).append("@d").append(i % 7).append(".example\n");
        }
        Files.writeString(folder.resolve("people"), people);
        Files.writeString(folder.resolve("small"), "*.small.example\nöäü.example\n");
        Files.writeString(
                folder.resolve("rules.conf"),
                "match from src { 10.0.0.0/8, \"[2001:db8::]/32\" } for domain \"*a*b.org\""
                        + " action \"out\"\n");
        Files.writeString(
                folder.resolve("smtpd.conf"),
                """
                table people file:%1$s/people
                table small file:%1$s/small
                action "in" maildir
                action "out" relay
                match from any mail-from <people> for any action "out"
                match from any mail-from regex "^spam[0-9]+@" for any reject
                include "%1$s/rules.conf"
                match from any auth "bob" for any action "out"
                match tag "X" from any helo "h" for any reject
                match from any for domain <small> action "in"
                match from any for domain $domain rcpt-to "info@*.org" action "in"
                """
                        .formatted(folder));
        assertThat(compile().hasErrors()).isFalse();
    }

    private Compilation compile() throws Exception {
        String file = folder.resolve("smtpd.conf").toString();
        return CompiledFile.write(
                out, MainFile.open(file, Path.of("/"), InputStream.nullInputStream()), OPTIONS);
    }

    private static final List<String> ADDRESSES =
            List.of(
                    "user7@d0.example",
                    "USER7+x@D0.example",
                    "user7@d1.example",
                    "spam12@x.y",
                    "me@xaxb.org",
                    "info@example.org",
                    "u@s.small.example",
                    "u@öäü.example",
                    "");

    private static EnvelopeText envelope(Random random) {
        return new EnvelopeText(
                List.of("", "X").get(random.nextInt(2)),
                List.of("local", "10.1.2.3", "2001:db8::5", "192.0.2.1").get(random.nextInt(4)),
                random.nextInt(4) == 0 ? Optional.of("bob") : Optional.empty(),
                false,
                List.of("h", "i").get(random.nextInt(2)),
                Optional.empty(),
                ADDRESSES.get(random.nextInt(ADDRESSES.size())),
                ADDRESSES.get(random.nextInt(ADDRESSES.size() - 1)),
                false);
    }

    @Test
    void decidesAsTheTextDoes() throws Exception {
        Files.delete(folder.resolve("people"));
        Files.delete(folder.resolve("small"));
        Files.delete(folder.resolve("rules.conf"));
        CompiledFile.Loaded loaded = CompiledFile.load(out.toString(), false);
        Configuration configuration = loaded.compilation().configuration().orElseThrow();
        GraphEvaluator graph = new GraphEvaluator(loaded.graph().orElseThrow());
        LinearEvaluator linear = new LinearEvaluator(configuration.program());
        EnvelopeReader reader = new EnvelopeReader(configuration);
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            if (reader.read(envelope(random)) instanceof Reading.Envelope(var facts)) {
                assertThat(graph.decide(facts, _ -> new Answer.Absent()))
                        .isEqualTo(linear.decide(facts, _ -> new Answer.Absent()));
            }
        }
        assertThat(configuration.hostname()).isEqualTo("mx.test");
        assertThat(configuration.program().rules()).hasSize(7);
        assertThat(configuration.tables().get("people"))
                .isInstanceOfSatisfying(
                        Table.InMemory.class,
                        table -> assertThat(table.entries()).isInstanceOf(PackedEntries.class))
                .isEqualTo(compiledText().tables().get("people"));
    }

    private Configuration compiledText() throws Exception {
        write();
        String file = folder.resolve("smtpd.conf").toString();
        return SmtpdCompiler.compile(
                        MainFile.open(file, Path.of("/"), InputStream.nullInputStream()), OPTIONS)
                .configuration()
                .orElseThrow();
    }

    @Test
    void anotherVersionIsOneClearLine() throws Exception {
        byte[] bytes = Files.readAllBytes(out);
        bytes[8] = 2;
        Files.write(out, bytes);
        assertThatThrownBy(() -> CompiledFile.load(out.toString(), false))
                .isInstanceOf(UnusableFile.class)
                .hasMessage(
                        "cannot use `%s`: its format is version 2, and this Waypost reads version"
                                + " 1; compile it again",
                        out);
    }

    @Test
    void aTextIsNoCompiledFile() {
        assertThat(CompiledFile.isOne(out.toString())).isTrue();
        assertThat(CompiledFile.isOne(folder.resolve("smtpd.conf").toString())).isFalse();
        assertThat(CompiledFile.isOne(folder.resolve("nothing").toString())).isFalse();
    }

    @Test
    void errorsLeaveTheOldFile() throws Exception {
        byte[] before = Files.readAllBytes(out);
        Files.writeString(folder.resolve("smtpd.conf"), "match nonsense\n");
        assertThat(compile().hasErrors()).isTrue();
        assertThat(Files.readAllBytes(out)).isEqualTo(before);
    }

    private byte[] small() throws Exception {
        Files.writeString(
                folder.resolve("smtpd.conf"),
                """
                action "in" maildir
                match from src 10.0.0.0/8 mail-from "@x.org" for domain "*.x.org" action "in"
                """);
        assertThat(compile().hasErrors()).isFalse();
        return Files.readAllBytes(out);
    }

    @Test
    void everyFlippedByteIsNoticed() throws Exception {
        byte[] bytes = small();
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 0x41;
            assertThatThrownBy(() -> CompiledFile.load(ByteBuffer.wrap(flipped), false))
                    .as("byte %d", i)
                    .isInstanceOf(BrokenPack.class);
        }
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(bytes.clone(), 0, length).slice();
            assertThatThrownBy(() -> CompiledFile.load(cut, false)).isInstanceOf(BrokenPack.class);
        }
    }

    /** With a checksum that fits again, what is damaged is believed as far as it can be. */
    @Test
    void whatAnAttackerWritesEndsInNothingWorseThanARefusal() throws Exception {
        byte[] bytes = small();
        Random random = new Random(11);
        for (int i = 0; i < 4000; i++) {
            byte[] changed = bytes.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = CompiledFile.HEADER_BYTES;
                at += random.nextInt(bytes.length - at);
                changed[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            loadAndDecide(resummed(changed));
        }
    }

    private static ByteBuffer resummed(byte[] bytes) {
        int start = CompiledFile.HEADER_BYTES;
        CRC32C sum = new CRC32C();
        sum.update(bytes, start, bytes.length - start);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(12, (int) sum.getValue());
        return buffer;
    }

    private static void loadAndDecide(ByteBuffer file) {
        try {
            CompiledFile.Loaded loaded = CompiledFile.load(file, false);
            if (loaded.graph().isEmpty()) {
                return;
            }
            GraphEvaluator graph = new GraphEvaluator(loaded.graph().get());
            EnvelopeReader reader =
                    new EnvelopeReader(loaded.compilation().configuration().orElseThrow());
            Random random = new Random(3);
            for (int i = 0; i < 20; i++) {
                if (reader.read(envelope(random)) instanceof Reading.Envelope(var facts)) {
                    assertThat(graph.decide(facts, _ -> new Answer.Absent())).isNotNull();
                }
            }
        } catch (BrokenPack expected) {
            assertThat(expected).hasMessageNotContaining("\n");
        }
    }
}
