package org.waypost.mta.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.Envelope.Destination;
import org.waypost.mta.queue.Envelope.Local;
import org.waypost.mta.queue.Envelope.Origin;
import org.waypost.mta.queue.Envelope.Relay;

class EnvelopeTextTest {
    private static final EnvelopeId ID = new EnvelopeId(0x69ef771a, 0xbad1ef6e);

    @Test
    void isReadable() throws IOException {
        Envelope envelope =
                EnvelopeSamples.relay(ID, "x@remote.example")
                        .with(
                                new Attempts(
                                        1, EnvelopeSamples.NOON, Instant.EPOCH, "451 4.3.0 later"));
        assertThat(text(envelope))
                .isEqualTo(
                        """
                        version: waypost-1
                        type: mta
                        action: outbound
                        rule: smtpd.conf:12
                        smtpname: mail.example.org
                        helo: client.example
                        hostname: client.example
                        sockaddr: 192.0.2.7
                        sender: gilles@poolp.example
                        rcpt: x@remote.example
                        dest: x@remote.example
                        ctime: 1359028800
                        ttl: 345600
                        last-try: 1359028800
                        last-bounce: 0
                        retry: 1
                        errorline: 451 4.3.0 later
                        """);
    }

    @Test
    void nullSenderIsAnAt() throws IOException {
        Envelope envelope =
                EnvelopeSamples.from(MailAddress.NULL_SENDER, ID, new Relay("r", ""), "a@b");
        assertThat(text(envelope)).contains("\nsender: @\n");
        assertThat(decode(text(envelope)).sender().isNullSender()).isTrue();
    }

    /** CVE-2020-8794: a server's answer that goes on after a line end wrote lines of its own. */
    @Test
    void remoteReplyAddsNoLine() throws IOException {
        String reply = "553 no\r\ntype: mda\nmda-exec: rm -rf /\u0000\nx: y";
        Envelope envelope =
                EnvelopeSamples.relay(ID, "a@b")
                        .with(new Attempts(1, Instant.EPOCH, Instant.EPOCH, reply));
        assertThat(text(envelope).lines()).noneMatch(line -> line.startsWith("mda-exec"));
        assertThat(text(envelope))
                .contains(
                        "errorline: 553 no\\u000d\\u000atype: mda\\u000amda-exec: rm -rf"
                                + " /\\u0000\\u000ax: y\n");
        assertThat(decode(text(envelope))).isEqualTo(envelope);
    }

    @Test
    void blanksAtTheEndsSurviveEditors() throws IOException {
        Envelope envelope =
                EnvelopeSamples.relay(ID, "a@b")
                        .with(new Attempts(1, Instant.EPOCH, Instant.EPOCH, " 451 "));
        assertThat(text(envelope)).contains("errorline: \\u0020451\\u0020\n");
        assertThat(decode(text(envelope)).attempts().status()).isEqualTo(" 451 ");
    }

    @Property
    void whatIsWrittenIsRead(@ForAll("envelopes") Envelope envelope) throws IOException {
        byte[] bytes = EnvelopeText.encode(envelope);
        assertThat(bytes).doesNotContain('\r', 0);
        assertThat(EnvelopeText.decode(envelope.id(), bytes)).isEqualTo(envelope);
    }

    @Property
    void anyBytesAreAnEnvelopeOrRefused(@ForAll byte[] bytes) {
        decodeOrRefuse(bytes);
    }

    @Property
    void aBrokenEnvelopeIsAnEnvelopeOrRefused(
            @ForAll("envelopes") Envelope envelope, @ForAll int place, @ForAll byte value)
            throws IOException {
        byte[] bytes = EnvelopeText.encode(envelope);
        bytes[Math.floorMod(place, bytes.length)] = value;
        decodeOrRefuse(bytes);
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            Envelope envelope = EnvelopeText.decode(ID, bytes);
            assertThat(EnvelopeText.decode(ID, EnvelopeText.encode(envelope))).isEqualTo(envelope);
        } catch (DamagedEnvelopeException | ForeignVersionException e) {
            assertThat(e.getMessage()).isNotBlank().matches("[ -~]*");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: mta=type: mxa",
                "type: mta\n=",
                "sender: gilles@poolp.example=sender: gilles",
                "ctime: 1359028800=ctime: -1",
                "ctime: 1359028800=ctime: 9999999999999",
                "ctime: 1359028800=ctime: 1e3",
                "retry: 0=retry: 0\nretry: 0",
                "retry: 0=retry: 0\nmda-exec: x",
                "retry: 0=retry:0",
                "retry: 0=retry: 0\n",
                "helo: client.example=helo: cl\\ient",
                "helo: client.example=helo: cl\\u12",
                "helo: client.example=helo: cl\tient",
                "retry: 0\n=retry: 0",
            })
    void damageIsRefused(String edit) throws IOException {
        String[] parts = edit.split("=", 2);
        String text = text(EnvelopeSamples.relay(ID, "a@b"));
        assertThat(text).contains(parts[0]);
        String damaged = text.replace(parts[0], parts[1]);
        assertThatThrownBy(() -> decode(damaged)).isInstanceOf(DamagedEnvelopeException.class);
    }

    @Test
    void otherVersionIsNotDamage() {
        assertThatThrownBy(() -> decode("version: 3\ntype: mta\n"))
                .isInstanceOf(ForeignVersionException.class)
                .hasMessage("unknown version \"3\"");
    }

    @Test
    void tooLargeIsRefused() {
        Envelope envelope = EnvelopeSamples.envelope(ID, new Relay("r", "x".repeat(70_000)), "a@b");
        assertThatThrownBy(() -> EnvelopeText.encode(envelope))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> EnvelopeText.decode(ID, new byte[70_000]))
                .isInstanceOf(DamagedEnvelopeException.class);
    }

    private static String text(Envelope envelope) throws IOException {
        return new String(EnvelopeText.encode(envelope), ISO_8859_1);
    }

    private static Envelope decode(String text) throws IOException {
        return EnvelopeText.decode(ID, text.getBytes(ISO_8859_1));
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        return Combinators.combine(
                        destinations(),
                        origins(),
                        Combinators.combine(texts(), texts()).as(MailAddress::new).list().ofSize(3),
                        seconds(),
                        attempts())
                .as(
                        (destination, origin, addresses, time, attempts) ->
                                new Envelope(
                                        ID,
                                        destination,
                                        origin,
                                        addresses.get(0),
                                        addresses.get(1),
                                        addresses.get(2),
                                        Instant.ofEpochSecond(time),
                                        Duration.ofSeconds(time),
                                        attempts,
                                        Dsn.NONE));
    }

    private static Arbitrary<String> texts() {
        Arbitrary<Character> nasty =
                Arbitraries.of('@', '\\', ':', ' ', '\n', '\r', '\0', '"', 'u', '\u00e9', '\ud83d');
        return Arbitraries.oneOf(nasty, Arbitraries.chars().ascii(), Arbitraries.chars().all())
                .list()
                .ofMaxSize(20)
                .map(EnvelopeTextTest::join);
    }

    private static String join(List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    private static Arbitrary<Integer> seconds() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    private static Arbitrary<Destination> destinations() {
        return Arbitraries.oneOf(
                Combinators.combine(texts(), texts(), texts(), texts(), texts()).as(Local::new),
                Combinators.combine(texts(), texts()).as(Relay::new),
                Arbitraries.of(Bounce.Kind.class).map(Bounce::new));
    }

    private static Arbitrary<Origin> origins() {
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        return Combinators.combine(texts().list().ofSize(7), flags, flags)
                .as(
                        (text, authenticated, internal) ->
                                new Origin(
                                        text.get(0),
                                        text.get(1),
                                        text.get(2),
                                        text.get(3),
                                        text.get(4),
                                        text.get(5),
                                        text.get(6),
                                        authenticated,
                                        internal));
    }

    private static Arbitrary<Attempts> attempts() {
        Arbitrary<Instant> times = seconds().map(Instant::ofEpochSecond);
        return Combinators.combine(seconds(), times, times, texts()).as(Attempts::new);
    }

    @Test
    void whatTheSenderAsksForIsKept() throws IOException {
        EnvelopeId id = new EnvelopeId(1, 2);
        Envelope plain = EnvelopeSamples.relay(id, "x@b.example");
        Dsn dsn = new Dsn(Set.of(Dsn.Notify.NEVER), "FULL", "a+2B", "rfc822;x@y.example");
        byte[] bytes = EnvelopeText.encode(plain.with(dsn));
        assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .endsWith(
                        "dsn-notify: 8\ndsn-ret: FULL\ndsn-envid: a+2B\n"
                                + "dsn-orcpt: rfc822;x@y.example\n");
        assertThat(EnvelopeText.decode(id, bytes).dsn()).isEqualTo(dsn);
        String wrong = new String(bytes, StandardCharsets.US_ASCII).replace("FULL", "SOME");
        assertThatThrownBy(() -> EnvelopeText.decode(id, wrong.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(DamagedEnvelopeException.class);
        assertThat(new String(EnvelopeText.encode(plain), StandardCharsets.US_ASCII))
                .doesNotContain("dsn");
    }
}
