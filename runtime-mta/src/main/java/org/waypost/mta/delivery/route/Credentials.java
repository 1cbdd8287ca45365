package org.waypost.mta.delivery.route;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.TableReader;

/** Looks up what a URL's label stands for. */
record Credentials(TableReader tables) {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    /** What was found. */
    sealed interface Found {}

    /** The URL has no label: no AUTH. */
    record None() implements Found {}

    record Known(Way.Login login) implements Found {}

    /** The label cannot be used; the envelope waits with this status. */
    record Missing(String status) implements Found {}

    Found of(Optional<Table> table, String label) {
        if (label.isEmpty()) {
            return new None();
        }
        if (table.isEmpty()) {
            return new Missing("No auth table for relaying");
        }
        return switch (tables.value(table.get(), Service.CREDENTIALS, label)) {
            case Answer.Found(String value) -> parse(label, value);
            case Answer.Absent() -> missing(label, "not in the table");
            case Answer.Failed(String reason) -> missing(label, reason);
        };
    }

    /** {@code user:password}, or a bare password of the user that the label names. */
    private static Found parse(String label, String value) {
        int colon = value.indexOf(':');
        String user = colon < 0 ? label : value.substring(0, colon);
        String password = value.substring(colon + 1);
        return user.isEmpty() || password.isEmpty()
                ? missing(label, "neither user:password nor a password")
                : new Known(new Way.Login(user, password));
    }

    private static Missing missing(String label, String why) {
        LOG.warn("credentials of label {}: {}", OneLine.of(label), OneLine.of(why));
        return new Missing("Could not retrieve credentials");
    }
}
