package org.waypost.mta.boot;

import java.util.Optional;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.user.UserDatabase;
import org.waypost.mta.user.Userbase;

/** Which users an action delivers to: those of its userbase, or the system's. */
record LocalUsers(TableReader tables, UserDatabase system) {
    UserDatabase of(Action.Users users) {
        Optional<Table> own = users.userbase().filter(table -> !isSystem(table));
        return own.<UserDatabase>map(this::userbase).orElse(system);
    }

    private static boolean isSystem(Table table) {
        return table instanceof Table.External external && Unsupported.isSystemUsers(external);
    }

    private UserDatabase userbase(Table table) {
        return new Userbase(key -> tables.value(table, Service.USERINFO, key));
    }
}
