package org.waypost.mta.smtp.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.waypost.mta.limits.SmtpLimits;

/** All listening sockets and their sessions. */
public final class SmtpServer implements AutoCloseable {
    /** Most reads are one command; a body's are as large as a chunk. */
    private static final int SMALLEST_READ = 512;

    private static final int FIRST_READ = 1024;

    static final Object SHUT_DOWN = new Object();

    private static final String FULL = "421 4.3.2 Too many connections, try again later\r\n";

    private final SmtpServices services;
    private final int limit = SmtpLimits.sessions(Runtime.getRuntime().maxMemory());
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final ChannelGroup sessions = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<Channel> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean paused;

    public SmtpServer(SmtpServices services) {
        this.services = services;
    }

    /**
     * Opens a socket; sessions begin at once.
     *
     * @return the address, with the port that was chosen for port 0
     * @throws IOException when the address cannot be bound
     */
    public InetSocketAddress listen(ListenerSetup listener) throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.SO_BACKLOG, 511)
                        .option(ChannelOption.AUTO_READ, !paused)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new AdaptiveRecvByteBufAllocator(
                                        SMALLEST_READ, FIRST_READ, SmtpLimits.BODY_CHUNK))
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(
                                        SmtpLimits.UNREAD_ANSWERS / 2, SmtpLimits.UNREAD_ANSWERS))
                        .childHandler(initializer(listener));
        var binding = bootstrap.bind(listener.address()).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new IOException(binding.cause().getMessage(), binding.cause());
        }
        sockets.add(binding.channel());
        return (InetSocketAddress) binding.channel().localAddress();
    }

    private ChannelInitializer<SocketChannel> initializer(ListenerSetup listener) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                if (sessions.size() >= limit) {
                    channel.writeAndFlush(Unpooled.copiedBuffer(FULL, StandardCharsets.US_ASCII))
                            .addListener(ChannelFutureListener.CLOSE);
                    return;
                }
                sessions.add(channel);
                channel.pipeline()
                        .addLast(
                                new IdleStateHandler(
                                        SmtpLimits.IDLE.toSeconds(), 0, 0, TimeUnit.SECONDS))
                        .addLast(new SessionHandler(listener, services));
            }
        };
    }

    /** Takes no new sessions until {@link #resume}; those that are there go on. */
    public void pause() {
        paused = true;
        sockets.forEach(socket -> socket.config().setAutoRead(false));
    }

    public void resume() {
        paused = false;
        sockets.forEach(socket -> socket.config().setAutoRead(true));
    }

    public boolean isPaused() {
        return paused;
    }

    /**
     * Stops accepting, lets sessions finish what they are at for a while, then ends them. No step
     * waits longer than that, whatever the peers or the machine do.
     */
    @Override
    public void close() {
        long wait = SmtpLimits.LAST_WORDS.toMillis();
        sockets.forEach(socket -> socket.close().awaitUninterruptibly(wait));
        sessions.forEach(session -> session.pipeline().fireUserEventTriggered(SHUT_DOWN));
        if (!sessions.newCloseFuture().awaitUninterruptibly(wait)) {
            sessions.close().awaitUninterruptibly(wait);
        }
        loops.shutdownGracefully(0, wait, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * wait);
    }
}
