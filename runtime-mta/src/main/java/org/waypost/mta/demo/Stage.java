package org.waypost.mta.demo;

import java.io.IOException;

/** Plays scenes: sends a message, then tells what decided and where it is. */
final class Stage {
    private final ServerProcess server;
    private final Decisions decisions;
    private final Whereabouts whereabouts;
    private final Telling telling;
    private int number;

    Stage(ServerProcess server, Decisions decisions, Whereabouts whereabouts, Telling telling) {
        this.server = server;
        this.decisions = decisions;
        this.whereabouts = whereabouts;
        this.telling = telling;
    }

    /** Whether the message went where it must. */
    boolean play(Scene scene) throws IOException, InterruptedException {
        number++;
        telling.heading(number, scene.title());
        telling.paragraph("said on the wire, from " + scene.client());
        String reply;
        try (WireClient client = new WireClient(scene.client(), server.address(), telling)) {
            reply = client.send(scene);
        }
        decisions.tell(scene, telling);
        return whereabouts.tell(scene, reply, telling);
    }
}
