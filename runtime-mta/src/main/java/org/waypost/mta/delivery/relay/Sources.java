package org.waypost.mta.delivery.relay;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.delivery.route.RelayUrlParser;
import org.waypost.mta.delivery.route.Turns;

/** Which of our addresses a session speaks from: those of the {@code source} table in turn. */
final class Sources {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final TableReader tables;
    private final Turns turns = new Turns();

    Sources(TableReader tables) {
        this.tables = tables;
    }

    /** What the table offers for one delivery. */
    sealed interface Offer {
        /** No table: the system chooses. */
        record Any() implements Offer {}

        /** One of these, the first that fits first. */
        record Fixed(List<InetAddress> addresses) implements Offer {
            public Fixed {
                addresses = List.copyOf(addresses);
            }

            /** The first of the peer's family. */
            Optional<InetAddress> fitting(InetAddress peer) {
                return addresses.stream().filter(a -> a.getClass() == peer.getClass()).findFirst();
            }
        }

        /** The table has no usable address. */
        record Failed() implements Offer {}
    }

    Offer next(Outgoing outgoing) {
        if (outgoing.source().isEmpty()) {
            return new Offer.Any();
        }
        Table table = outgoing.source().get();
        return switch (tables.items(table, Service.SOURCE)) {
            case TableReader.Items.Failed(String reason) -> {
                LOG.warn("source table {}: {}", table.name(), OneLine.of(reason));
                yield new Offer.Failed();
            }
            case TableReader.Items.Listed(List<String> items) -> {
                List<InetAddress> parsed = parse(table, items);
                yield parsed.isEmpty()
                        ? new Offer.Failed()
                        : new Offer.Fixed(turns.next(table.name(), parsed));
            }
        };
    }

    private static List<InetAddress> parse(Table table, List<String> items) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String item : items) {
            try {
                addresses.add(InetAddress.ofLiteral(bare(item)));
            } catch (IllegalArgumentException _) {
                LOG.warn("source table {}: {} is no address", table.name(), OneLine.of(item));
            }
        }
        return addresses;
    }

    private static String bare(String item) {
        boolean bracketed = item.startsWith("[") && item.endsWith("]");
        return bracketed ? RelayUrlParser.bare(item) : item;
    }
}
