package org.waypost.mta.control;

import java.util.Optional;

/** Reads tables anew while the server runs. */
@FunctionalInterface
public interface TableSwitch {
    /**
     * Blocking.
     *
     * @return what went wrong, in one line; the table then holds what it held
     */
    Optional<String> update(String table);
}
