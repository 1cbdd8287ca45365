package org.waypost.mta.submit;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.reading.AddressSyntax;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.recipient.RecipientDecision;

/** {@code listen on socket}, which is there also when the file does not say it. */
public record SocketPlan(Configuration configuration, Optional<Listener> listener) {
    public static SocketPlan of(Configuration configuration) {
        return new SocketPlan(
                configuration,
                configuration.listeners().stream().filter(Listener::socket).findFirst());
    }

    public LocalMail mail(
            Function<Facts, RecipientDecision> recipients,
            MessageIntake intake,
            BooleanSupplier pressed) {
        String hostname = configuration.hostname();
        return new LocalMail(
                recipients,
                intake,
                pressed,
                new LocalMail.Settings(
                        hostname,
                        listener.map(Listener::tag).orElse(""),
                        listener.map(socket -> socket.options().maskSource()).orElse(false),
                        new AddressSyntax(configuration.program().semantics().matching(), hostname),
                        configuration.settings().maxMessageSize(),
                        configuration.settings().maxRecipients()));
    }

    /** The tables of aliases that actions name. */
    public static List<String> aliases(Configuration configuration) {
        return configuration.actions().values().stream()
                .flatMap(SocketPlan::aliases)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> aliases(Action action) {
        return action instanceof Action.Local local
                ? local.users().alias().map(Table::name).stream()
                : Stream.empty();
    }
}
