package org.waypost.compiler.lint.rule;

import java.util.List;
import java.util.Locale;
import org.waypost.compiler.model.Listener;

/** Which listeners only this machine reaches. */
final class OpenListener {
    private OpenListener() {}

    /** Whether those with a tag are there, and all local. */
    static boolean areLocal(List<Listener> listeners, String tag) {
        List<Listener> tagged =
                listeners.stream().filter(l -> l.tag().equalsIgnoreCase(tag)).toList();
        return !tagged.isEmpty() && tagged.stream().allMatch(OpenListener::isLocal);
    }

    /** By its name: the socket, a loopback interface or address. */
    static boolean isLocal(Listener listener) {
        String on = listener.on().toLowerCase(Locale.ROOT);
        return listener.socket()
                || on.matches("lo[0-9]*")
                || on.equals("localhost")
                || on.equals("::1")
                || on.startsWith("127.");
    }
}
