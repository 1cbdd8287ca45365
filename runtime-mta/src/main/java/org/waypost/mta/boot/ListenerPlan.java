package org.waypost.mta.boot;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.model.Settings;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.auth.Authenticator;
import org.waypost.mta.auth.CryptLibrary;
import org.waypost.mta.auth.TableAuthenticator;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.limits.SessionQuota;
import org.waypost.mta.smtp.ListenerProfile;
import org.waypost.mta.smtp.NumericAddress;
import org.waypost.mta.smtp.netty.ListenerSetup;

/** From {@code listen on} statements to the sockets to open. */
final class ListenerPlan {
    /** RFC 6409: users' programs send here, and may leave things to the server. */
    private static final int SUBMISSION_PORT = 587;

    private final Configuration configuration;
    private final TableReader tables;
    private final PkiStore pki;
    private final Executor platform;

    ListenerPlan(Configuration configuration, TableReader tables, Executor platform) {
        this.configuration = configuration;
        this.tables = tables;
        this.pki = new PkiStore(configuration.pki());
        this.platform = platform;
    }

    List<ListenerSetup> setups() throws StartFailure {
        List<ListenerSetup> setups = new ArrayList<>();
        for (Listener listener : configuration.listeners()) {
            if (!listener.socket()) {
                add(listener, setups);
            }
        }
        return setups;
    }

    private void add(Listener listener, List<ListenerSetup> setups) throws StartFailure {
        String hostname = listener.hostname().orElse(configuration.hostname());
        Optional<SSLContext> tls =
                listener.tls() == Listener.Tls.NONE
                        ? Optional.empty()
                        : Optional.of(pki.of(listener, hostname));
        Authenticator authenticator = authenticator(listener);
        for (InetAddress address : ListenAddresses.of(listener)) {
            setups.add(
                    new ListenerSetup(
                            new InetSocketAddress(address, listener.port()),
                            profile(listener, hostname),
                            tls,
                            authenticator,
                            names(listener),
                            address.isLoopbackAddress() || listener.port() == SUBMISSION_PORT));
        }
    }

    private ListenerProfile profile(Listener listener, String hostname) {
        Settings settings = configuration.settings();
        return new ListenerProfile(
                hostname,
                listener.tag(),
                configuration.program().semantics().matching(),
                listener.tls(),
                listener.auth(),
                listener.options().maskSource(),
                listener.options().receivedAuth(),
                new SessionQuota(
                        settings.maxMessageSize(), settings.maxMails(), settings.maxRecipients()),
                !listener.options().noDsn());
    }

    private Authenticator authenticator(Listener listener) throws StartFailure {
        Optional<Table> table = listener.credentials();
        if (listener.auth() == Listener.Auth.NONE || table.isEmpty()) {
            return (_, _) -> AuthAnswer.UNKNOWN;
        }
        CryptLibrary crypt =
                CryptLibrary.open()
                        .orElseThrow(
                                () ->
                                        new StartFailure(
                                                At.line(listener.span())
                                                        + "`auth` needs libcrypt.so.1, which"
                                                        + " this system does not have"));
        Table users = table.get();
        return new TableAuthenticator(
                user -> tables.value(users, Service.CREDENTIALS, user), crypt, platform);
    }

    private Function<InetAddress, Optional<String>> names(Listener listener) {
        Optional<Table> table = listener.hostnames();
        if (table.isEmpty()) {
            return _ -> Optional.empty();
        }
        Table names = table.get();
        return address -> {
            Answer answer = tables.value(names, Service.ADDRNAME, NumericAddress.text(address));
            return answer instanceof Answer.Found(String name)
                    ? Optional.of(name.strip())
                    : Optional.empty();
        };
    }
}
