package org.waypost.engine.table;

import java.io.IOException;

/**
 * Opens tables of one kind that are asked when they are needed. Drivers are found by ServiceLoader,
 * so that a command of the language can use one that lies beside the server.
 */
public interface TableDriver {
    /** The kind, as it stands before the colon in smtpd.conf(5). */
    String backend();

    /**
     * Makes a table ready to be asked. Blocking.
     *
     * @throws IOException one line, when it cannot be asked at all
     */
    OpenTable open(Table.External table) throws IOException;
}
