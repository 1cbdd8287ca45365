package org.waypost.mta.recipient;

import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.TableReader;

/** What can be looked up without waiting: tables in memory. All else ends the attempt. */
final class Immediate {
    private Immediate() {}

    /** The decision has to be made where waiting is allowed. */
    static final class WouldBlock extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final WouldBlock ONE = new WouldBlock();

        private WouldBlock() {
            super("something must be waited for", null, false, false);
        }
    }

    private static <T> T refuse() {
        throw WouldBlock.ONE;
    }

    static RecipientResolver.Places of(RecipientResolver.Places places) {
        return new RecipientResolver.Places(
                _ -> refuse(),
                new InMemory(places.tables()),
                _ -> _ -> refuse(),
                _ -> refuse(),
                _ -> refuse());
    }

    private record InMemory(TableReader tables) implements TableReader {
        @Override
        public Answer value(Table table, Service service, String key) {
            return table instanceof Table.InMemory ? tables.value(table, service, key) : refuse();
        }

        @Override
        public Items items(Table table, Service service) {
            return table instanceof Table.InMemory ? tables.items(table, service) : refuse();
        }
    }
}
