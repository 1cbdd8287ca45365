package org.waypost.mta.delivery;

import java.util.List;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** Asks the tables that actions name. Blocking; any thread. */
public interface TableReader {
    /** The value of exactly this key; letters compare without regard to case. */
    Answer value(Table table, Service service, String key);

    /** All items of a table that is fetched from (sources, smart hosts), in their order. */
    Items items(Table table, Service service);

    /** What a table has. */
    sealed interface Items {
        record Listed(List<String> items) implements Items {
            public Listed {
                items = List.copyOf(items);
            }
        }

        /** {@code reason} is for the log. */
        record Failed(String reason) implements Items {}
    }
}
