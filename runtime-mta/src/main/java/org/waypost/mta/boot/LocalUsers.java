package org.waypost.mta.boot;

import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.table.SystemUsersDriver;
import org.waypost.mta.user.UserDatabase;
import org.waypost.mta.user.Userbase;

/** Which users an action delivers to: those of its userbase, or the system's. */
record LocalUsers(TableReader tables) {
    UserDatabase of(Action.Users users) {
        Table table = users.userbase().orElse(SystemUsersDriver.TABLE);
        return new Userbase(key -> tables.value(table, Service.USERINFO, key));
    }
}
