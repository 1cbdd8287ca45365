package org.waypost.mta.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.Envelope.Destination;
import org.waypost.mta.queue.Envelope.Local;
import org.waypost.mta.queue.Envelope.Origin;
import org.waypost.mta.queue.Envelope.Relay;

/**
 * An envelope as a text file that a person can read: {@code key: value} lines, the version first.
 * Times are whole seconds. The only form in which envelopes are stored.
 */
public final class EnvelopeText {
    /** An envelope larger than this is refused when written and damaged when read. */
    public static final int BYTES_LIMIT = 64 * 1024;

    /** Another program's spool has plain numbers here; ours must not be taken for them. */
    private static final String VERSION = "waypost-1";

    private static final String AUTHENTICATED = "authenticated";
    private static final String INTERNAL = "internal";

    private EnvelopeText() {}

    /**
     * @throws IOException when it would be larger than {@link #BYTES_LIMIT}
     */
    public static byte[] encode(Envelope envelope) throws IOException {
        Fields fields = new Fields().put("version", VERSION);
        putDestination(fields, envelope.destination());
        putOrigin(fields, envelope.origin());
        fields.put("sender", envelope.sender())
                .put("rcpt", envelope.recipient())
                .put("dest", envelope.current())
                .put("ctime", envelope.created().getEpochSecond())
                .put("ttl", envelope.ttl().toSeconds());
        putAttempts(fields, envelope.attempts());
        putDsn(fields, envelope.dsn());
        byte[] bytes = fields.text().getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > BYTES_LIMIT) {
            throw new IOException("an envelope of " + bytes.length + " bytes is too large");
        }
        return bytes;
    }

    /**
     * @throws DamagedEnvelopeException when the bytes are not an envelope
     * @throws ForeignVersionException when they may be one, of a version that is not known here
     */
    public static Envelope decode(EnvelopeId id, byte[] bytes)
            throws DamagedEnvelopeException, ForeignVersionException {
        if (bytes.length > BYTES_LIMIT) {
            throw new DamagedEnvelopeException("more than " + BYTES_LIMIT + " bytes");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        requireVersion(text);
        Fields fields = Fields.parse(text);
        fields.takeText("version");
        Destination destination = takeDestination(fields);
        Envelope envelope =
                new Envelope(
                        id,
                        destination,
                        takeOrigin(fields),
                        fields.takeAddress("sender"),
                        fields.takeAddress("rcpt"),
                        fields.takeAddress("dest"),
                        fields.takeInstant("ctime"),
                        fields.takeSeconds("ttl"),
                        takeAttempts(fields),
                        takeDsn(fields));
        fields.requireEmpty();
        return envelope;
    }

    private static void requireVersion(String text)
            throws DamagedEnvelopeException, ForeignVersionException {
        String key = "version: ";
        int end = text.indexOf('\n');
        if (end < 0 || !text.startsWith(key)) {
            throw new DamagedEnvelopeException("the first line is not its version");
        }
        String version = text.substring(key.length(), end);
        if (!version.equals(VERSION)) {
            throw new ForeignVersionException(Escapes.encode(version, 40));
        }
    }

    private static void putDestination(Fields fields, Destination destination) {
        fields.put("type", destination.agent());
        switch (destination) {
            case Local local ->
                    fields.put("action", local.action())
                            .put("definition", local.definition())
                            .put("user", local.user())
                            .put("program", local.program())
                            .put("extension", local.extension());
            case Relay relay ->
                    fields.put("action", relay.action()).put("definition", relay.definition());
            case Bounce bounce ->
                    fields.put("bounce-type", bounce.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private static Destination takeDestination(Fields fields) throws DamagedEnvelopeException {
        String type = fields.takeRequired("type");
        return switch (type) {
            case "mda" ->
                    new Local(
                            fields.takeText("action"),
                            fields.takeText("definition"),
                            fields.takeText("user"),
                            fields.takeText("program"),
                            fields.takeText("extension"));
            case "mta" -> new Relay(fields.takeText("action"), fields.takeText("definition"));
            case "bounce" -> new Bounce(fields.take("bounce-type", EnvelopeText::bounceKind));
            default ->
                    throw new DamagedEnvelopeException(
                            "\"type\" cannot be \"" + Escapes.encode(type, 80) + '"');
        };
    }

    private static Bounce.Kind bounceKind(String text) {
        return switch (text) {
            case "failed" -> Bounce.Kind.FAILED;
            case "delayed" -> Bounce.Kind.DELAYED;
            case "delivered" -> Bounce.Kind.DELIVERED;
            case "relayed" -> Bounce.Kind.RELAYED;
            case "expanded" -> Bounce.Kind.EXPANDED;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static void putOrigin(Fields fields, Origin origin) {
        fields.put("rule", origin.rule())
                .put("tag", origin.tag())
                .put("smtpname", origin.smtpName())
                .put("helo", origin.helo())
                .put("hostname", origin.reverseName())
                .put("sockaddr", origin.client())
                .put("username", origin.user())
                .put("flags", flags(origin));
    }

    private static String flags(Origin origin) {
        if (origin.authenticated()) {
            return origin.internal() ? AUTHENTICATED + " " + INTERNAL : AUTHENTICATED;
        }
        return origin.internal() ? INTERNAL : "";
    }

    private static Origin takeOrigin(Fields fields) throws DamagedEnvelopeException {
        String flagText = fields.takeText("flags");
        Set<String> flags =
                flagText.isEmpty() ? Set.of() : new TreeSet<>(List.of(flagText.split(" ", 2)));
        if (!Set.of(AUTHENTICATED, INTERNAL).containsAll(flags)) {
            throw new DamagedEnvelopeException(
                    "\"flags\" cannot be \"" + Escapes.encode(flagText, 80) + '"');
        }
        return new Origin(
                fields.takeText("rule"),
                fields.takeText("tag"),
                fields.takeText("smtpname"),
                fields.takeText("helo"),
                fields.takeText("hostname"),
                fields.takeText("sockaddr"),
                fields.takeText("username"),
                flags.contains(AUTHENTICATED),
                flags.contains(INTERNAL));
    }

    /** Left out when nothing was said: what older servers wrote has none of these. */
    private static void putDsn(Fields fields, Dsn dsn) {
        fields.put("dsn-notify", dsn.wanted().isEmpty() ? "" : "" + dsn.bits())
                .put("dsn-ret", dsn.ret())
                .put("dsn-envid", dsn.envid())
                .put("dsn-orcpt", dsn.orcpt());
    }

    private static Dsn takeDsn(Fields fields) throws DamagedEnvelopeException {
        long bits = fields.takeNumberOrZero("dsn-notify", 15);
        String ret = fields.takeText("dsn-ret");
        String envid = fields.takeText("dsn-envid");
        String orcpt = fields.takeText("dsn-orcpt");
        boolean good =
                (ret.isEmpty() || ret.equals("FULL") || ret.equals("HDRS"))
                        && (envid.isEmpty() || Dsn.isEnvid(envid))
                        && (orcpt.isEmpty() || Dsn.isOrcpt(orcpt));
        if (!good) {
            throw new DamagedEnvelopeException("what is asked by RFC 3461 cannot be that");
        }
        return new Dsn(Dsn.ofBits(bits), ret, envid, orcpt);
    }

    private static void putAttempts(Fields fields, Attempts attempts) {
        fields.put("last-try", attempts.last().getEpochSecond())
                .put("last-bounce", attempts.lastBounce().getEpochSecond())
                .put("retry", attempts.count())
                .put("errorline", attempts.status());
    }

    private static Attempts takeAttempts(Fields fields) throws DamagedEnvelopeException {
        return new Attempts(
                (int) fields.takeNumber("retry", Integer.MAX_VALUE),
                fields.takeInstant("last-try"),
                fields.takeInstant("last-bounce"),
                fields.takeText("errorline"));
    }
}
