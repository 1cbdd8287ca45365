package org.waypost.mta.boot;

import java.util.Optional;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.local.LocalSettings;

/** What a server that runs as root says first, for nothing dangerous may be silent. */
final class RootNotice {
    private RootNotice() {}

    /** Empty when nobody's mail is written with the rights of root. */
    static Optional<String> in(Configuration configuration, String serverUser) {
        boolean writes =
                configuration.actions().values().stream()
                        .anyMatch(action -> action instanceof Action.Local local && writes(local));
        return serverUser.equals(LocalSettings.ROOT) && writes
                ? Optional.of(
                        "warn: running as root: maildirs and mailboxes are written by root and"
                                + " belong to it; programs get the rights of their user, and"
                                + " those of root only where the action says `user root`")
                : Optional.empty();
    }

    private static boolean writes(Action.Local local) {
        return switch (local.method()) {
            case Action.Maildir _, Action.Mbox _, Action.Mda _ -> true;
            case Action.Lmtp _, Action.ForwardOnly _, Action.NoMethod _, Action.ExpandOnly _ ->
                    false;
        };
    }
}
