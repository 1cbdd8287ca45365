package org.waypost.engine.table;

import java.io.IOException;
import java.util.List;

/**
 * An external table that was opened. All methods may block and may be called by any thread; whoever
 * calls sets the deadline.
 */
public interface OpenTable extends AutoCloseable {
    /**
     * One look-up. What goes wrong is an answer, never an exception.
     *
     * @param key as the release asks for it, in lower case from 5.4 on
     */
    Answer ask(Service service, String key);

    /**
     * All items of a table that is fetched from (sources, smart hosts), in their order.
     *
     * @throws IOException one line, when it cannot be read or is never fetched from
     */
    default List<String> items(Service service) throws IOException {
        throw new IOException("a table of this kind has no list of its items");
    }

    /**
     * Takes what the table holds now ({@code smtpctl update table}).
     *
     * @throws IOException one line; what was held before is still held
     */
    default void update() throws IOException {}

    @Override
    default void close() {}
}
