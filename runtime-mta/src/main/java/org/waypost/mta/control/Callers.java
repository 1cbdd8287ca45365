package org.waypost.mta.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Who asks, as the system says: the other side of a socket cannot lie about it. */
record Callers(UserPrincipal owner) {
    private static final String ROOT = "root";

    /** Root without an entry in the user database. */
    private static final String ROOT_ID = "0";

    static Callers ownerOf(Path socket) throws IOException {
        return new Callers(Files.getOwner(socket));
    }

    /** The caller's name. */
    static String name(SocketChannel client) throws IOException {
        return client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }

    /** Root and whoever runs the server. */
    boolean mayAsk(SocketChannel client) throws IOException {
        UserPrincipal caller = client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        String name = caller.getName();
        return caller.equals(owner)
                || name.equals(owner.getName())
                || name.equals(ROOT)
                || name.equals(ROOT_ID);
    }
}
