package org.waypost.mta.delivery.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.delivery.OneMessageQueue;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.delivery.route.NamesInMemory;
import org.waypost.mta.delivery.wire.SocketDialer;
import org.waypost.mta.delivery.wire.WireLimits;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/**
 * A local agent for the user alice, whose home is {@code home}. The system has the server's user,
 * too; a userbase has not.
 */
final class Delivering {
    static final String MESSAGE = "Subject: hello\n\nline\nFrom here\n";

    private final Path home;
    private final Disk disk;
    private MailQueue queue = OneMessageQueue.of(MESSAGE);
    private Matching matching = Matching.V7_8;
    private String serverUser = "me";
    private Duration patience = Duration.ofSeconds(20);
    private Entropy entropy = () -> 0xabcdef01;

    Delivering(Path home, Disk disk) {
        this.home = home;
        this.disk = disk;
    }

    Delivering message(String text) {
        queue = OneMessageQueue.of(text);
        return this;
    }

    /** The disk fails in the middle of the message. */
    Delivering unreadable() {
        queue = OneMessageQueue.broken();
        return this;
    }

    Delivering matching(Matching other) {
        matching = other;
        return this;
    }

    Delivering serverUser(String name) {
        serverUser = name;
        return this;
    }

    /** Another number for each file. */
    Delivering manyNames() {
        AtomicInteger next = new AtomicInteger();
        entropy = next::incrementAndGet;
        return this;
    }

    Delivering patience(Duration time) {
        patience = time;
        return this;
    }

    LocalAgent by(Action.Method method) {
        return agent(Samples.by(method));
    }

    LocalAgent agent(Action.Local action) {
        UserDatabase users =
                name ->
                        name.equals("alice")
                                ? new UserDatabase.Reply.Found(new User(name, 1000, 1000, home))
                                : new UserDatabase.Reply.Absent();
        UserDatabase system =
                name ->
                        name.equals(serverUser)
                                ? new UserDatabase.Reply.Found(new User(name, 500, 500, home))
                                : users.find(name);
        LocalWorld world =
                new LocalWorld(
                        (name, _) -> Optional.<Action>of(action).filter(a -> a.name().equals(name)),
                        of -> of.userbase().isPresent() ? users : system,
                        queue,
                        disk,
                        InstantSource.fixed(Samples.NOW),
                        entropy,
                        new LocalWorld.Network(
                                new NamesInMemory().host("store.example", "127.0.0.1"),
                                new SocketDialer(WireLimits.DEFAULT)));
        LocalSettings settings =
                new LocalSettings(
                        "mx.here.example",
                        serverUser,
                        matching,
                        "+",
                        home.resolve("mail"),
                        new LocalSettings.Limits(patience, 64 * 1024, WireLimits.DEFAULT));
        return new LocalAgent(world, settings);
    }
}
