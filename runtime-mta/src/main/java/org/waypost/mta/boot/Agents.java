package org.waypost.mta.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.delivery.local.LocalAgent;
import org.waypost.mta.delivery.local.LocalSettings;
import org.waypost.mta.delivery.local.LocalWorld;
import org.waypost.mta.delivery.relay.RelayAgent;
import org.waypost.mta.delivery.relay.RelaySettings;
import org.waypost.mta.delivery.relay.RelayWorld;
import org.waypost.mta.delivery.relay.SystemTls;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.tls.UnusableCertificate;

/** The delivery agents of a configuration. */
record Agents(
        Configuration configuration,
        ServerOptions options,
        World world,
        TableReader tables,
        ConfigurationActions actions) {
    private static final Path MAILBOXES = Path.of("/var/mail");

    LocalAgent local(MailQueue queue, LocalUsers users) {
        RuleProgram program = configuration.program();
        LocalWorld around =
                new LocalWorld(
                        actions,
                        users::of,
                        queue,
                        world.disk(),
                        world.timer(),
                        world.entropy(),
                        new LocalWorld.Network(world.resolver(), world.dialer()));
        LocalSettings settings =
                new LocalSettings(
                        configuration.hostname(),
                        options.user(),
                        program.semantics().matching(),
                        program.subAddressDelimiter(),
                        MAILBOXES,
                        LocalSettings.Limits.DEFAULT);
        return new LocalAgent(around, settings);
    }

    RelayAgent relay(MailQueue queue, PeerBook book) {
        RelayWorld around =
                new RelayWorld(
                        actions,
                        tables,
                        queue,
                        world.resolver(),
                        world.dialer(),
                        new SystemTls(authorities(), this::keys),
                        world.entropy());
        RelaySettings settings =
                new RelaySettings(
                        configuration.hostname(), options.mxPort(), RelaySettings.Limits.DEFAULT);
        return new RelayAgent(around, settings, book);
    }

    private Map<String, Path> authorities() {
        Map<String, Path> files = new HashMap<>();
        configuration.ca().forEach((name, file) -> files.put(name, Path.of(file)));
        return files;
    }

    private KeyManager[] keys(String pki) throws IOException {
        try {
            return new PkiStore(configuration.pki()).keys(pki);
        } catch (UnusableCertificate | StartFailure problem) {
            throw new IOException(problem.getMessage(), problem);
        }
    }
}
