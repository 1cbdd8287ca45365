package org.waypost.mta.delivery.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/**
 * Delivers on this machine, as the user that runs the server. Root's programs alone are given
 * another user's rights (see {@link Rights}). What else needs them is refused with a sentence,
 * never done with the wrong ones.
 */
public final class LocalAgent implements DeliveryAgent {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAgent.class);

    private final LocalWorld world;
    private final LocalSettings settings;
    private final Maildir maildir;
    private final Mailbox mailbox;
    private final Command command;
    private final Lmtp lmtp;
    private final Rights rights;

    public LocalAgent(LocalWorld world, LocalSettings settings) {
        this.world = world;
        this.settings = settings;
        this.maildir = new Maildir(world, settings);
        this.mailbox = new Mailbox(world.clock(), world.disk());
        this.command = new Command(settings);
        this.rights = new Rights(settings.root());
        this.lmtp = new Lmtp(world.network(), settings.limits().store());
    }

    @Override
    public Outcome deliver(Envelope envelope) {
        if (!(envelope.destination() instanceof Envelope.Local local)) {
            return new Outcome.TemporaryFailure("not a local envelope");
        }
        Optional<Action.Local> action = action(local);
        if (action.isEmpty()) {
            return new Outcome.TemporaryFailure(
                    "no local action named " + OneLine.of(local.action()));
        }
        Optional<Outcome> refused = refuse(local, action.get());
        return refused.isPresent() ? refused.get() : forUser(envelope, local, action.get());
    }

    @Override
    public boolean holds(Envelope envelope) {
        return envelope.destination() instanceof Envelope.Local local && action(local).isEmpty();
    }

    private Optional<Action.Local> action(Envelope.Local local) {
        return world.actions()
                .find(local.action(), local.definition())
                .filter(Action.Local.class::isInstance)
                .map(Action.Local.class::cast);
    }

    /**
     * {@code user} names whose rights are meant; ours are not those. The server does not start on
     * such a file, but an envelope may be older than the file.
     */
    private Optional<Outcome> refuse(Envelope.Local local, Action.Local action) {
        Optional<String> other =
                action.users().runAs().filter(u -> !u.equals(settings.serverUser()));
        if (other.isPresent()) {
            return Optional.of(
                    new Outcome.TemporaryFailure(
                            "Delivery as user "
                                    + OneLine.of(other.get())
                                    + " is not possible: the server runs as "
                                    + settings.serverUser()));
        }
        return Optional.empty();
    }

    private Outcome forUser(Envelope envelope, Envelope.Local local, Action.Local action) {
        return switch (database(local, action).find(local.user())) {
            case UserDatabase.Reply.Absent() ->
                    new Outcome.PermanentFailure("Permanent failure in user lookup");
            case UserDatabase.Reply.Failed(String reason) -> {
                LOG.warn("user {}: {}", OneLine.of(local.user()), OneLine.of(reason));
                yield new Outcome.TemporaryFailure("Temporary failure in user lookup");
            }
            case UserDatabase.Reply.Found(User user) -> {
                LocalMail mail = new LocalMail(envelope, user, local.extension(), world.queue());
                yield rights.refusal(local, action, user)
                        .<Outcome>map(Outcome.TemporaryFailure::new)
                        .orElseGet(() -> unlessLoop(mail, local, action));
            }
        };
    }

    /**
     * What an alias names runs as the server's user, who is one of the system and in no userbase.
     */
    private UserDatabase database(Envelope.Local local, Action.Local action) {
        boolean ours = !local.program().isEmpty() && local.user().equals(settings.serverUser());
        return world.users().of(ours ? Action.Users.SYSTEM : action.users());
    }

    private Outcome unlessLoop(LocalMail mail, Envelope.Local local, Action.Local action) {
        HeaderScan header;
        try (InputStream stored = mail.stored()) {
            String address = mail.envelope().current().toString();
            header = HeaderScan.of(stored, address, settings.limits().header());
        } catch (IOException failure) {
            return new Outcome.TemporaryFailure(
                    "cannot read the message: " + OneLine.of(String.valueOf(failure.getMessage())));
        }
        if (header.loops()) {
            return new Outcome.PermanentFailure("Loop detected");
        }
        return local.program().isEmpty()
                ? byMethod(mail, action, header)
                : byProgram(mail, local.program(), action);
    }

    private Outcome byMethod(LocalMail mail, Action.Local action, HeaderScan header) {
        return switch (action.method()) {
            case Action.Maildir(Optional<String> path, boolean junk) ->
                    maildir.deliver(mail, path.orElse("~/Maildir"), junk && header.spam());
            case Action.Mbox() -> ownMailbox(mail);
            case Action.Mda(String text) ->
                    command.deliver(mail, text, rights.shell(action, mail.user()));
            case Action.Lmtp(String destination, boolean rcptTo) ->
                    lmtp.deliver(mail, destination, rcptTo);
            case Action.ForwardOnly(), Action.NoMethod() ->
                    new Outcome.TemporaryFailure("the action only follows .forward files");
            case Action.ExpandOnly() ->
                    new Outcome.TemporaryFailure("the action only follows aliases");
        };
    }

    /** The user's name becomes a file's name: it must not be more than that. */
    private Outcome ownMailbox(LocalMail mail) {
        String name = mail.user().name();
        boolean plain = !name.isEmpty() && !name.startsWith(".") && name.indexOf('/') < 0;
        return plain
                ? mailbox.deliver(mail, settings.mailboxes().resolve(name))
                : new Outcome.PermanentFailure("no mailbox of that name");
    }

    private Outcome byProgram(LocalMail mail, String program, Action.Local action) {
        if (program.startsWith("|")) {
            List<String> shell = rights.shell(action, mail.user());
            return command.run(mail, shell, program.substring(1), Map.of());
        }
        if (!program.startsWith("/") || program.indexOf('\0') >= 0) {
            return new Outcome.PermanentFailure("not a path of a file");
        }
        return mailbox.deliver(mail, Path.of(program));
    }
}
