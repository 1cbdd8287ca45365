package org.waypost.engine.reading;

import java.util.List;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** What a condition comes down to for one envelope. */
public sealed interface Probe {
    /** No table is asked; the condition's sign is already in the answer. */
    record Settled(boolean holds) implements Probe {}

    /** The release can never answer this: the whole decision is a temporary failure. */
    record Unanswerable(String reason) implements Probe {}

    /**
     * The table decides: the condition's question is answered by the first key that it has.
     *
     * @param keys in the order of asking; membership has one, 2013's virtual list four
     */
    record Look(Table table, Service service, List<String> keys) implements Probe {
        public Look {
            keys = List.copyOf(keys);
        }
    }
}
