package org.waypost.mta.smtp.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.value.Facts;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.limits.SmtpLimits;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.recipient.Known;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.SessionDecider;
import org.waypost.mta.smtp.Action;
import org.waypost.mta.smtp.Client;
import org.waypost.mta.smtp.Event;
import org.waypost.mta.smtp.HeaderPolicy;
import org.waypost.mta.smtp.ListenerProfile;
import org.waypost.mta.smtp.MessageReader;
import org.waypost.mta.smtp.Reply;
import org.waypost.mta.smtp.Session;

/** One connection: gives the session its bytes, and does what it says. */
final class SessionHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

    private static final String NAMELESS = "<unknown>";

    private final ListenerSetup listener;
    private final SmtpServices services;
    private final SessionDecider recipients;
    private final SessionLog log;
    private final LineCutter lines = new LineCutter();
    private final Queue<Action> actions = new ArrayDeque<>();
    private final ByteBuf input = Unpooled.buffer(0);
    private ListenerProfile profile;
    private @Nullable Session session;
    private @Nullable IncomingBody body;
    private CompletableFuture<String> clientName = new CompletableFuture<>();
    private boolean busy;
    private boolean gone;
    private boolean hopeless;
    private String farewell = "disconnected";

    SessionHandler(ListenerSetup listener, SmtpServices services) {
        this.listener = listener;
        this.services = services;
        this.profile = listener.profile();
        this.recipients = services.recipients().get();
        this.log = new SessionLog(services.sessionId());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        InetAddress peer = peer(ctx);
        InetAddress local = ((InetSocketAddress) ctx.channel().localAddress()).getAddress();
        profile = listener.profileFor(local);
        Client client = Client.of(peer);
        session = new Session(profile, client, services.pressed());
        log.connected(client.text());
        services.counters().count("smtp.session");
        services.counters().count("smtp.session.total");
        services.counters().count(family(peer));
        clientName = nameOf(peer);
        tell(ctx, new Event.Opened());
    }

    /** This machine has its name at once; all others are asked for while the client is greeted. */
    private CompletableFuture<String> nameOf(InetAddress peer) {
        if (peer.isLoopbackAddress()) {
            return CompletableFuture.completedFuture(services.clientName().apply(peer));
        }
        return CompletableFuture.supplyAsync(
                        () -> services.clientName().apply(peer), services.blocking())
                .completeOnTimeout(
                        NAMELESS, SmtpLimits.REVERSE_NAME.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> NAMELESS);
    }

    private static InetAddress peer(ChannelHandlerContext ctx) {
        return ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress();
    }

    private static String family(InetAddress peer) {
        return peer instanceof Inet4Address ? "smtp.session.inet4" : "smtp.session.inet6";
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            makeRoom();
            input.writeBytes(bytes);
        } finally {
            bytes.release();
        }
        pump(ctx);
    }

    /** An idle session keeps no buffer: most sessions wait, most of the time. */
    private void makeRoom() {
        if (input.isReadable()) {
            input.discardReadBytes();
        } else {
            input.clear().capacity(0);
        }
    }

    /**
     * Gives the session what is there, for as long as it takes something and the client takes the
     * answers: one that only sends would fill the memory with them.
     */
    private void pump(ChannelHandlerContext ctx) {
        if (gone) {
            return;
        }
        boolean more = true;
        while (more && heard(ctx) && !busy && session != null && !session.closed()) {
            if (session.takesBody()) {
                more = readBody(ctx);
            } else {
                more = session.takesLines() && readLine(ctx);
            }
        }
        ctx.flush();
        ctx.channel().config().setAutoRead(!busy && heard(ctx));
    }

    /** Whether the client has read most of what was said. */
    private static boolean heard(ChannelHandlerContext ctx) {
        return ctx.channel().isWritable();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        // Not at once: this may be the flush of the pump itself.
        ctx.executor().execute(() -> pump(ctx));
        ctx.fireChannelWritabilityChanged();
    }

    private boolean readLine(ChannelHandlerContext ctx) {
        Optional<Event> line = lines.next(input);
        line.ifPresent(event -> handle(ctx, event));
        return line.isPresent();
    }

    private boolean readBody(ChannelHandlerContext ctx) {
        IncomingBody reading = body;
        if (reading == null || !input.isReadable()) {
            return false;
        }
        ByteBuffer bytes = input.nioBuffer();
        MessageReader.Progress progress = reading.reader().read(bytes);
        input.skipBytes(bytes.position());
        switch (progress) {
            case HUNGRY -> {
                return false;
            }
            case FULL -> {
                flushBody(ctx, reading);
                return false;
            }
            case DONE -> {
                handle(ctx, new Event.BodyEnded(reading.reader().verdict()));
                return true;
            }
        }
        return false;
    }

    private void flushBody(ChannelHandlerContext ctx, IncomingBody reading) {
        offLoop(
                ctx,
                reading::flush,
                false,
                written -> {
                    if (written) {
                        reading.reader().written();
                    } else {
                        reading.reader().notWritten();
                    }
                });
    }

    /** An event from outside the pump. */
    private void tell(ChannelHandlerContext ctx, Event event) {
        handle(ctx, event);
        pump(ctx);
    }

    private void handle(ChannelHandlerContext ctx, Event event) {
        if (session != null) {
            session.handle(event, actions::add);
            drain(ctx);
        }
    }

    private void drain(ChannelHandlerContext ctx) {
        while (!busy && !actions.isEmpty()) {
            perform(ctx, actions.remove());
        }
    }

    private void perform(ChannelHandlerContext ctx, Action action) {
        switch (action) {
            case Action.Say(Reply reply) -> say(ctx, reply);
            case Action.SayLater later -> sayLater(ctx, later);
            case Action.StartTls() -> startTls(ctx);
            case Action.NameClient() -> nameClient(ctx);
            case Action.CheckPassword(String user, byte[] password) ->
                    ask(
                            ctx,
                            () -> listener.authenticator().check(user, password),
                            AuthAnswer.UNKNOWN,
                            Event.PasswordChecked::new);
            case Action.DecideRecipient(var facts) -> decideRecipient(ctx, facts);
            case Action.Know(var known, var facts) -> know(known, facts);
            case Action.ReadBody read -> body = open(read);
            case Action.Store() -> store(ctx);
            case Action.Abandon() -> abandon();
            case Action.Close(String reason) -> close(ctx, reason);
            case Action.Note(String text) -> log.event(text);
        }
    }

    /** A client that is told so at RCPT only is written down as soon as it is known. */
    private void know(Known known, Facts facts) {
        if (!hopeless && recipients.know(known, facts)) {
            // A later message may have another sender, who finds a rule.
            hopeless = known != Known.MESSAGE;
            services.counters().count("smtp.rules.hopeless");
            log.event("rules left=rejections known=" + known.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void say(ChannelHandlerContext ctx, Reply reply) {
        ctx.write(Unpooled.copiedBuffer(reply.wire(), StandardCharsets.ISO_8859_1));
    }

    private void sayLater(ChannelHandlerContext ctx, Action.SayLater later) {
        busy = true;
        ctx.executor()
                .schedule(
                        () -> {
                            busy = false;
                            if (!gone) {
                                say(ctx, later.reply());
                                drain(ctx);
                                pump(ctx);
                            }
                        },
                        later.delay().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /**
     * What came in clear behind the command is thrown away: it would be taken for commands of the
     * client inside TLS (CVE-2011-0411).
     */
    private void startTls(ChannelHandlerContext ctx) {
        ctx.flush();
        input.clear();
        SSLEngine engine = listener.tls().orElseThrow().createSSLEngine();
        engine.setUseClientMode(false);
        SslHandler tls = new SslHandler(engine);
        tls.setHandshakeTimeoutMillis(SmtpLimits.HANDSHAKE.toMillis());
        tls.handshakeFuture()
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                String how = TlsDescription.of(engine.getSession());
                                services.counters().count("smtp.tls");
                                tell(ctx, new Event.TlsStarted(how));
                            } else {
                                close(ctx, "tls-error");
                            }
                        });
        ctx.pipeline().addFirst("tls", tls);
    }

    private void nameClient(ChannelHandlerContext ctx) {
        if (clientName.isDone()) {
            handle(ctx, new Event.ClientNamed(clientName.join()));
            return;
        }
        busy = true;
        clientName.thenAcceptAsync(
                name -> {
                    busy = false;
                    if (!gone) {
                        tell(ctx, new Event.ClientNamed(name));
                    }
                },
                ctx.executor());
    }

    /** On a thread of its own only when something must be waited for. */
    private void decideRecipient(ChannelHandlerContext ctx, Facts facts) {
        Optional<RecipientDecision> now = decidedNow(facts);
        if (now.isPresent()) {
            handle(ctx, new Event.RecipientDecided(now.get()));
            return;
        }
        ask(
                ctx,
                () -> recipients.decide(facts),
                new RecipientDecision.Refused("451 Temporary failure", "internal error"),
                Event.RecipientDecided::new);
    }

    /** A fault of ours is one refused recipient, said where it is decided again. */
    private Optional<RecipientDecision> decidedNow(Facts facts) {
        try {
            return recipients.decideNow(facts);
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private IncomingBody open(Action.ReadBody read) {
        HeaderPolicy policy =
                listener.submission()
                        ? new HeaderPolicy(
                                Optional.of(services.date()),
                                Optional.of(services.messageId(profile.hostname())))
                        : HeaderPolicy.UNTOUCHED;
        MessageReader reader = new MessageReader(profile.quota().messageBytes(), policy);
        return new IncomingBody(services.intake(), read.message(), reader);
    }

    private void store(ChannelHandlerContext ctx) {
        IncomingBody reading = body;
        if (reading == null) {
            throw new IllegalStateException("no message was read");
        }
        body = null;
        ask(
                ctx,
                reading::commit,
                List.<Envelope>of(),
                envelopes -> {
                    if (envelopes.isEmpty()) {
                        return new Event.Stored("");
                    }
                    log.stored(reading, envelopes);
                    return new Event.Stored(envelopes.getFirst().id().messageText());
                });
    }

    private void abandon() {
        IncomingBody reading = body;
        body = null;
        if (reading != null) {
            services.blocking().execute(reading::abandon);
        }
    }

    /** Asks something that blocks, and tells the session its answer. */
    private <T> void ask(
            ChannelHandlerContext ctx,
            Supplier<T> question,
            T otherwise,
            Function<T, Event> event) {
        offLoop(ctx, question, otherwise, answer -> handle(ctx, event.apply(answer)));
    }

    private <T> void offLoop(
            ChannelHandlerContext ctx, Supplier<T> question, T otherwise, Consumer<T> then) {
        busy = true;
        CompletableFuture.supplyAsync(question, services.blocking())
                .exceptionally(
                        failure -> {
                            LOG.error("warn: {} failed", log.session(), failure);
                            return otherwise;
                        })
                .thenAcceptAsync(
                        answer -> {
                            busy = false;
                            then.accept(answer);
                            if (gone) {
                                abandon();
                            } else {
                                pump(ctx);
                            }
                        },
                        ctx.executor());
    }

    private void close(ChannelHandlerContext ctx, String reason) {
        farewell = reason;
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        // A client that reads nothing would keep its session for ever.
        ScheduledFuture<?> patience =
                ctx.executor()
                        .schedule(
                                () -> ctx.channel().close(),
                                SmtpLimits.LAST_WORDS.toMillis(),
                                TimeUnit.MILLISECONDS);
        ctx.channel().closeFuture().addListener(_ -> patience.cancel(false));
    }

    /** The server ends: a session between two commands is told so, others finish theirs. */
    void shutDown(ChannelHandlerContext ctx) {
        if (!busy && body == null) {
            tell(ctx, new Event.Closing());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent && !busy) {
            tell(ctx, new Event.Idle());
        }
        if (event == SmtpServer.SHUT_DOWN) {
            shutDown(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gone = true;
        if (!busy) {
            abandon();
        }
        input.release();
        services.counters().uncount("smtp.session");
        services.counters().uncount(family(peer(ctx)));
        log.event("disconnected reason=" + farewell);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        farewell = "io-error";
        if (cause instanceof IOException || cause instanceof DecoderException) {
            // A peer's reset or a bad TLS record: its own affair, one line.
            LOG.debug("{} {}", log.session(), cause.toString());
        } else {
            LOG.error("warn: {} ended by a fault of ours", log.session(), cause);
        }
        ctx.close();
    }
}
