package org.waypost.mta.table;

import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDriver;
import org.waypost.mta.user.SystemUsers;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/** {@code <getpwnam>}: the system's users. */
public record SystemUsersDriver(UserDatabase users) implements TableDriver {
    /** The table that every configuration has. */
    public static final Table.External TABLE = new Table.External("<getpwnam>", "getpwnam", "");

    /** This machine's users. */
    public SystemUsersDriver() {
        this(new SystemUsers());
    }

    @Override
    public String backend() {
        return TABLE.backend();
    }

    @Override
    public OpenTable open(Table.External table) {
        return (service, key) ->
                service == Service.USERINFO
                        ? answer(users.find(key))
                        : new Answer.Failed("getpwnam(3) knows users, nothing else");
    }

    private static Answer answer(UserDatabase.Reply reply) {
        return switch (reply) {
            case UserDatabase.Reply.Found(User user) ->
                    new Answer.Found(user.uid() + ":" + user.gid() + ":" + user.home());
            case UserDatabase.Reply.Absent() -> new Answer.Absent();
            case UserDatabase.Reply.Failed(String reason) -> new Answer.Failed(reason);
        };
    }
}
