package org.waypost.mta.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.plain;
import static org.waypost.mta.delivery.Samples.relay;
import static org.waypost.mta.delivery.Samples.table;
import static org.waypost.mta.delivery.Samples.to;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waypost.engine.rule.Action.Route;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.MemoryTables;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.Resolver.Mx;
import org.waypost.mta.io.Resolver.Reply;

class RoutePlannerTest {
    private final NamesInMemory names = new NamesInMemory();
    private final RoutePlanner planner =
            new RoutePlanner(names, new MemoryTables(), () -> 42, RelayUrl.SMTP_PORT);

    private Plan plan(Route route, String recipient) {
        return planner.plan(to(route, plain()), relay("bob@a.example", recipient));
    }

    private List<String> hosts(Route route, String recipient) {
        return plan(route, recipient) instanceof Plan.Peers(List<Peer> peers)
                ? peers.stream()
                        .map(p -> p.name() + " " + p.addresses().getFirst().getHostAddress())
                        .toList()
                : List.of();
    }

    private static Plan later(String status) {
        return new Plan.Stop(new Outcome.TemporaryFailure(status));
    }

    private static Plan never(String status) {
        return new Plan.Stop(new Outcome.PermanentFailure(status));
    }

    @Test
    void exchangersFromTheLowestPreference() {
        names.mx(
                        "b.example",
                        new Mx(30, "c.example"),
                        new Mx(10, "a.example"),
                        new Mx(20, "nowhere.example"))
                .host("a.example", "192.0.2.1")
                .host("c.example", "192.0.2.3");
        assertThat(hosts(new Route.Mx(), "eve@b.example"))
                .containsExactly("a.example 192.0.2.1", "c.example 192.0.2.3");
    }

    @Test
    void domainWithoutExchangersIsItsOwn() {
        names.mx("b.example", new Reply.Nothing<>()).host("b.example", "192.0.2.1");
        assertThat(hosts(new Route.Mx(), "eve@b.example")).containsExactly("b.example 192.0.2.1");
        names.mx("c.example", new Reply.Nothing<>());
        assertThat(plan(new Route.Mx(), "eve@c.example"))
                .isEqualTo(later("No MX found for domain"));
    }

    @Test
    void nameThatOnlyTheHostsFileKnows() {
        names.host("lab.example", "192.0.2.9");
        assertThat(hosts(new Route.Mx(), "eve@lab.example"))
                .containsExactly("lab.example 192.0.2.9");
        assertThat(plan(new Route.Mx(), "eve@nothing.example"))
                .isEqualTo(never("Domain does not exist"));
    }

    @Test
    void domainThatRefusesMail() {
        names.mx("null.example", new Mx(0, ".")).mx("local.example", new Mx(0, "LocalHost."));
        assertThat(plan(new Route.Mx(), "eve@null.example"))
                .isEqualTo(never("Domain does not accept mail"));
        assertThat(plan(new Route.Mx(), "eve@local.example"))
                .isEqualTo(never("Domain does not accept mail"));
    }

    @Test
    void failedLookupIsTemporary() {
        names.mx("slow.example", new Reply.TemporaryFailure<>("timeout"));
        assertThat(plan(new Route.Mx(), "eve@slow.example"))
                .isEqualTo(later("Temporary failure in MX lookup"));
    }

    @Test
    void addressesInBracketsNeedNoDns() {
        assertThat(hosts(new Route.Mx(), "eve@[192.0.2.7]")).containsExactly("192.0.2.7 192.0.2.7");
        assertThat(hosts(new Route.Mx(), "eve@[IPv6:2001:db8::7]"))
                .containsExactly("2001:db8::7 2001:db8:0:0:0:0:0:7");
    }

    @Test
    void backupOnlyRelaysToBetterOnes() {
        names.mx(
                        "b.example",
                        new Mx(10, "a.example"),
                        new Mx(20, "mx.here.example"),
                        new Mx(20, "equal.example"),
                        new Mx(30, "c.example"))
                .host("a.example", "192.0.2.1")
                .host("equal.example", "192.0.2.2")
                .host("c.example", "192.0.2.3");
        assertThat(hosts(new Route.Backup(Optional.empty()), "eve@b.example"))
                .containsExactly("a.example 192.0.2.1");
        assertThat(plan(new Route.Backup(Optional.of("A.example.")), "eve@b.example"))
                .isEqualTo(later("No MX found for destination"));
        assertThat(hosts(new Route.Backup(Optional.of("other.example")), "eve@b.example"))
                .hasSize(3);
    }

    @Test
    void smarthostsTakeTurns() {
        names.host("a.example", "192.0.2.1").host("b.example", "192.0.2.2");
        Route hosts =
                new Route.Hosts(table("hosts", "smtp://a.example", "smtp://b.example"), false);
        assertThat(hosts(hosts, "eve@x.example")).first().isEqualTo("a.example 192.0.2.1");
        assertThat(hosts(hosts, "eve@x.example")).first().isEqualTo("b.example 192.0.2.2");
        assertThat(hosts(hosts, "eve@x.example"))
                .containsExactly("a.example 192.0.2.1", "b.example 192.0.2.2");
    }

    @Test
    void smarthostByDomain() {
        names.host("a.example", "192.0.2.1");
        Route byDomain = new Route.ByDomain(table("map", "x.example=smtp://a.example"));
        assertThat(hosts(byDomain, "eve@X.example")).containsExactly("a.example 192.0.2.1");
        assertThat(plan(byDomain, "eve@y.example")).isEqualTo(later("Cannot retrieve smarthost"));
    }

    @Test
    void smarthostsThatCannotBeUsed() {
        assertThat(
                        plan(
                                new Route.Hosts(table("hosts", "smtp://gone.example"), false),
                                "e@x.example"))
                .isEqualTo(later("Host not found"));
        assertThat(plan(new Route.Hosts(table("hosts", "gopher://a"), false), "e@x.example"))
                .isEqualTo(later("Cannot parse smarthost"));
        Table external = new Table.External("hosts", "sqlite", "/etc/x");
        assertThat(plan(new Route.Hosts(external, false), "e@x.example"))
                .isEqualTo(later("Cannot retrieve smarthost"));
    }
}
