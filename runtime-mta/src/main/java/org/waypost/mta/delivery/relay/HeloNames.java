package org.waypost.mta.delivery.relay;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.TableReader;

/**
 * Which name is said at EHLO: the one that the {@code helo} table has for the address that the
 * connection really speaks from, so that a receiver who resolves one finds the other.
 */
record HeloNames(TableReader tables, String serverName) {
    private static final Logger LOG = LoggerFactory.getLogger(HeloNames.class);

    /**
     * @param bound the local end of the connection
     * @param fixed whether a {@code source} table chose it; then a name must be there
     * @return empty when the table should have a name and has none
     */
    Optional<String> nameFor(Outgoing outgoing, Optional<InetAddress> bound, boolean fixed) {
        String otherwise = outgoing.helo().orElse(serverName);
        if (outgoing.heloNames().isEmpty() || bound.isEmpty()) {
            return Optional.of(otherwise);
        }
        Table table = outgoing.heloNames().get();
        return switch (find(table, bound.get())) {
            case Answer.Found(String name) -> Optional.of(name);
            case Answer.Absent() -> fixed ? missing(table, bound.get()) : Optional.of(otherwise);
            case Answer.Failed(String reason) -> {
                LOG.warn("helo table {}: {}", table.name(), OneLine.of(reason));
                yield Optional.empty();
            }
        };
    }

    /** IPv6 keys may stand with or without brackets. */
    private Answer find(Table table, InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return tables.value(table, Service.ADDRNAME, address.getHostAddress());
        }
        String text = AddressText.of(address);
        Answer bracketed = tables.value(table, Service.ADDRNAME, "[" + text + "]");
        return bracketed instanceof Answer.Absent
                ? tables.value(table, Service.ADDRNAME, text)
                : bracketed;
    }

    /** One word of ASCII: what else stands in a table would become syntax on the wire. */
    static boolean isSayable(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static Optional<String> missing(Table table, InetAddress bound) {
        LOG.warn("helo table {} has no name for {}", table.name(), bound.getHostAddress());
        return Optional.empty();
    }
}
