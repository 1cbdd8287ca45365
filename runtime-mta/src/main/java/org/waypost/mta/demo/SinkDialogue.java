package org.waypost.mta.demo;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was said in one session: {@code C: } before the client's lines, {@code S: } before ours. */
public final class SinkDialogue {
    private final InetAddress client;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    SinkDialogue(InetAddress client) {
        this.client = client;
    }

    public InetAddress client() {
        return client;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    void client(String line) {
        lines.add("C: " + line);
    }

    void server(String line) {
        lines.add("S: " + line);
    }

    void note(String event) {
        lines.add("-- " + event);
    }
}
