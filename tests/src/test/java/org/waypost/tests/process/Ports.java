package org.waypost.tests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports on loopback. Any thread. */
public final class Ports {
    /** Below the range from which the system takes ports for outgoing connections. */
    private static final int FIRST = 12_000;

    private static final int LAST = 31_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() * 37 % (LAST - FIRST)));

    private Ports() {}

    /** A port that nobody listens on now, and that no later call returns. */
    public static int free() {
        for (int attempt = 0; attempt < LAST - FIRST; attempt++) {
            int port = NEXT.getAndUpdate(last -> last >= LAST ? FIRST : last + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("0.0.0.0", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether somebody accepts connections there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (ConnectException | SocketTimeoutException nobody) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
