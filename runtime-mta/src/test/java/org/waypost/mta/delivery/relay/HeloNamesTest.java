package org.waypost.mta.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.table;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.engine.rule.Action.TlsPolicy;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.MemoryTables;

class HeloNamesTest {
    private static final InetAddress FOUR = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");

    private final HeloNames names = new HeloNames(new MemoryTables(), "mx.here.example");

    private Optional<String> name(Optional<Table> table, InetAddress bound, boolean fixed) {
        Outgoing outgoing =
                new Outgoing(
                        TlsPolicy.OPPORTUNISTIC,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("helo.example"),
                        table,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        return names.nameFor(outgoing, Optional.of(bound), fixed);
    }

    @Test
    void ipv6KeysWithBracketsAndWithout() {
        Optional<Table> bracketed = Optional.of(table("t", "[2001:DB8::1]=six.example"));
        Optional<Table> bare = Optional.of(table("t", "2001:db8::1=six.example"));
        assertThat(name(bracketed, SIX, true)).contains("six.example");
        assertThat(name(bare, SIX, true)).contains("six.example");
    }

    @Test
    void addressWithoutNameIsAnErrorOnlyWhenItWasChosen() {
        Optional<Table> other = Optional.of(table("t", "192.0.2.9=nine.example"));
        assertThat(name(other, FOUR, true)).isEmpty();
        assertThat(name(other, FOUR, false)).contains("helo.example");
        assertThat(name(Optional.empty(), FOUR, true)).contains("helo.example");
    }

    @Test
    void tableThatFailsHasNoNames() {
        Optional<Table> failing = Optional.of(new Table.External("t", "sqlite", "/etc/x"));
        assertThat(name(failing, FOUR, false)).isEmpty();
    }

    @Test
    void whatCannotBeSaidIsNot() {
        assertThat(HeloNames.isSayable("mx.example")).isTrue();
        assertThat(HeloNames.isSayable("")).isFalse();
        assertThat(HeloNames.isSayable("mx.example\r\nQUIT")).isFalse();
        assertThat(HeloNames.isSayable("mx example")).isFalse();
    }
}
