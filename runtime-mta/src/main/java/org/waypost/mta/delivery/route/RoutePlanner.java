package org.waypost.mta.delivery.route;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Action.Route;
import org.waypost.engine.rule.Action.TlsPolicy;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.io.Resolver.Reply;
import org.waypost.mta.queue.Envelope;

/** From an action and an envelope to the servers to try. */
public final class RoutePlanner {
    private static final Logger LOG = LoggerFactory.getLogger(RoutePlanner.class);

    private final Resolver resolver;
    private final TableReader tables;
    private final int mxPort;
    private final MailExchangers exchangers;
    private final Credentials credentials;
    private final Turns turns = new Turns();

    /**
     * @param mxPort the port of mail exchangers
     */
    public RoutePlanner(Resolver resolver, TableReader tables, Entropy entropy, int mxPort) {
        this.resolver = resolver;
        this.tables = tables;
        this.mxPort = mxPort;
        this.exchangers = new MailExchangers(resolver, entropy);
        this.credentials = new Credentials(tables);
    }

    /** Blocking. */
    public Plan plan(Action.Relay action, Envelope envelope) {
        String domain = envelope.current().domain();
        return switch (action.route()) {
            case Route.Mx() -> exchangers.of(domain, Optional.empty(), mxWay(action));
            case Route.Backup(Optional<String> mx) ->
                    exchangers.of(domain, mx.or(() -> smtpName(envelope)), mxWay(action));
            case Route.Hosts(Table urls, boolean classic) -> inTurn(action, urls, classic);
            case Route.ByDomain(Table urls) -> byDomain(action, urls, domain);
        };
    }

    private static Optional<String> smtpName(Envelope envelope) {
        return Optional.of(envelope.origin().smtpName()).filter(n -> !n.isEmpty());
    }

    private Way mxWay(Action.Relay action) {
        TlsPolicy policy = action.outgoing().tls();
        Security security =
                policy == TlsPolicy.OPPORTUNISTIC ? Security.OPPORTUNISTIC : Security.STARTTLS;
        boolean verify = policy == TlsPolicy.REQUIRED;
        return new Way(mxPort, false, security, verify, Optional.empty());
    }

    private Plan inTurn(Action.Relay action, Table urls, boolean classic) {
        return switch (tables.items(urls, Service.RELAYHOST)) {
            case TableReader.Items.Failed(String reason) -> {
                LOG.warn("smarthost table {}: {}", urls.name(), OneLine.of(reason));
                yield Plan.later("Cannot retrieve smarthost");
            }
            case TableReader.Items.Listed(List<String> items) ->
                    byUrls(action, turns.next(urls.name(), items), classic);
        };
    }

    private Plan byDomain(Action.Relay action, Table urls, String domain) {
        return switch (tables.value(urls, Service.RELAYHOST, domain)) {
            case Answer.Found(String url) -> byUrls(action, List.of(url), false);
            case Answer.Absent() -> Plan.later("Cannot retrieve smarthost");
            case Answer.Failed(String reason) -> {
                LOG.warn("smarthost table {}: {}", urls.name(), OneLine.of(reason));
                yield Plan.later("Cannot retrieve smarthost");
            }
        };
    }

    /** All that can be used; when none can, why the first one cannot. */
    private Plan byUrls(Action.Relay action, List<String> urls, boolean classic) {
        List<Peer> peers = new ArrayList<>();
        Optional<Plan> firstStop = Optional.empty();
        for (String url : urls) {
            switch (byUrl(action, url, classic)) {
                case Plan.Peers(List<Peer> found) -> peers.addAll(found);
                case Plan.Stop stop -> firstStop = firstStop.or(() -> Optional.of(stop));
            }
        }
        return peers.isEmpty()
                ? firstStop.orElseGet(() -> Plan.later("Cannot retrieve smarthost"))
                : new Plan.Peers(peers);
    }

    private Plan byUrl(Action.Relay action, String text, boolean classic) {
        Optional<RelayUrl> url = RelayUrlParser.parse(text.strip(), classic);
        if (url.isEmpty()) {
            LOG.warn("cannot parse smarthost {}", OneLine.of(text));
            return Plan.later("Cannot parse smarthost");
        }
        TlsPolicy policy = action.outgoing().tls();
        boolean never = url.get().lmtp() || url.get().security() == Security.CLEAR;
        if (!classic && policy != TlsPolicy.OPPORTUNISTIC && never) {
            return Plan.later("TLS required for relaying");
        }
        return switch (credentials.of(action.outgoing().auth(), url.get().label())) {
            case Credentials.Missing(String status) -> Plan.later(status);
            case Credentials.None() -> resolve(url.get(), policy, Optional.empty());
            case Credentials.Known(Way.Login login) ->
                    resolve(url.get(), policy, Optional.of(login));
        };
    }

    private Plan resolve(RelayUrl url, TlsPolicy policy, Optional<Way.Login> login) {
        return switch (resolver.addresses(url.host())) {
            case Reply.Found<InetAddress>(List<InetAddress> addresses) ->
                    new Plan.Peers(
                            List.of(new Peer(url.host(), addresses, ways(url, policy, login))));
            case Reply.TemporaryFailure<InetAddress> _ ->
                    Plan.later("Temporary failure in MX lookup");
            case Reply.Nothing<InetAddress> _ -> Plan.later("Host not found");
            case Reply.NoSuchName<InetAddress> _ -> Plan.later("Host not found");
        };
    }

    /** The action's {@code tls} makes more of {@code smtp}, its {@code no-verify} less of all. */
    private static List<Way> ways(RelayUrl url, TlsPolicy policy, Optional<Way.Login> login) {
        boolean raise =
                policy != TlsPolicy.OPPORTUNISTIC && url.security() == Security.OPPORTUNISTIC;
        Security security = raise ? Security.STARTTLS : url.security();
        boolean verify =
                switch (policy) {
                    case OPPORTUNISTIC -> url.verify();
                    case REQUIRED_UNVERIFIED -> false;
                    case REQUIRED -> true;
                };
        Way way = new Way(url.portFor(security), url.lmtp(), security, verify, login);
        if (security != Security.STARTTLS_THEN_SMTPS) {
            return List.of(way);
        }
        return List.of(
                way.secured(Security.STARTTLS, url.portFor(Security.STARTTLS)),
                way.secured(Security.SMTPS, url.portFor(Security.SMTPS)));
    }
}
