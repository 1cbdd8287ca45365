package org.waypost.mta.delivery.local;

import java.util.List;
import java.util.Optional;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;

/**
 * Whose rights a delivery has. They are the server's; but what a person may choose (a program of an
 * action, an alias or a {@code .forward}) never has those of root, unless the action says {@code
 * user root}.
 *
 * @param asRoot whether the server runs as root
 */
record Rights(boolean asRoot) {
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    /**
     * Why a program must not run, if so.
     *
     * @param user as the users' database has it
     */
    Optional<String> refusal(Envelope.Local local, Action.Local action, User user) {
        boolean chosen = !local.program().isEmpty() || action.method() instanceof Action.Mda;
        boolean deliberate = action.users().runAs().isPresent();
        if (!asRoot || !chosen || deliberate) {
            return Optional.empty();
        }
        String name = OneLine.of(user.name());
        if (local.program().startsWith("/")) {
            return Optional.of("Files named by " + name + " are not written as root");
        }
        return user.uid() == 0
                ? Optional.of("Programs of " + name + " are not run as root")
                : Optional.empty();
    }

    /**
     * What a command's text is appended to. As in the original a program has its user's own group
     * and no other.
     */
    List<String> shell(Action.Local action, User user) {
        if (!asRoot || user.uid() == 0 || action.users().runAs().isPresent()) {
            return SHELL;
        }
        return List.of(
                "setpriv",
                "--reuid=" + user.uid(),
                "--regid=" + user.gid(),
                "--clear-groups",
                "--inh-caps=-all",
                SHELL.getFirst(),
                SHELL.getLast());
    }
}
