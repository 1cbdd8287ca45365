package org.waypost.mta.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Feature;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;

/**
 * What a file may ask for and this server does not do. It says so and does not start: a filter that
 * is silently not there lets through what it was meant to stop.
 */
final class Unsupported {
    private Unsupported() {}

    /** Sentences, each with its line; empty when all of it can be run. */
    static List<String> in(Configuration configuration, String serverUser, TableDrivers drivers) {
        List<String> sentences = new ArrayList<>();
        for (Feature feature : configuration.features()) {
            sentences.add(At.line(feature.span()) + sentence(feature.name()));
        }
        configuration.listeners().forEach(listener -> listener(listener, sentences));
        for (Table table : configuration.tables().values()) {
            if (table instanceof Table.External external && !drivers.know(external)) {
                sentences.add(
                        declared(configuration.declared().table(table.name())) + unknown(external));
            }
        }
        for (Action action : configuration.actions().values()) {
            String at = place(action, configuration);
            action(action, at, sentences);
            otherUser(action, serverUser).ifPresent(sentence -> sentences.add(at + sentence));
        }
        return sentences;
    }

    private static String sentence(String name) {
        return "`" + name + "` is understood but not done by this server yet";
    }

    private static void listener(Listener listener, List<String> sentences) {
        Listener.Options options = listener.options();
        String at = At.line(listener.span());
        if (listener.socket()) {
            sentences.add(at + sentence("listen on socket"));
        }
        options.filter().ifPresent(f -> sentences.add(at + sentence("filter " + f)));
        options.senders().ifPresent(t -> sentences.add(at + sentence("senders")));
        options.ciphers().ifPresent(c -> sentences.add(at + sentence("ciphers " + c)));
        options.protocols().ifPresent(p -> sentences.add(at + sentence("protocols " + p)));
        listener.ca().ifPresent(c -> sentences.add(at + sentence("ca " + c)));
        if (options.proxyV2()) {
            sentences.add(at + sentence("proxy-v2"));
        }
        if (options.verify()) {
            sentences.add(at + sentence("verify"));
        }
        boolean withoutTable =
                listener.auth() != Listener.Auth.NONE && listener.credentials().isEmpty();
        if (withoutTable && !listener.socket()) {
            sentences.add(
                    at
                            + "`auth` needs a table of users here: this server cannot ask the"
                            + " system for passwords yet");
        }
    }

    private static String declared(Optional<Span> span) {
        return span.map(At::line).orElse("");
    }

    private static String unknown(Table.External table) {
        return "table `%s` is of the kind `%s`, which this server cannot ask yet"
                .formatted(table.name(), table.backend());
    }

    /** Where an action is declared; a classic one is declared by its rule. */
    private static String place(Action action, Configuration configuration) {
        Optional<Span> declared = configuration.declared().action(action.name());
        return declared.map(At::line).orElseGet(() -> firstUse(action, configuration));
    }

    private static String firstUse(Action action, Configuration configuration) {
        return configuration.program().rules().stream()
                .filter(rule -> rule.effect().equals(new Effect.Accept(action)))
                .findFirst()
                .map(rule -> rule.source() + ": ")
                .orElse("");
    }

    /** A delivery with the wrong user's rights would fail each time, or worse, succeed. */
    private static Optional<String> otherUser(Action action, String serverUser) {
        return action instanceof Action.Local local
                ? local.users()
                        .runAs()
                        .filter(user -> !user.equals(serverUser))
                        .map(user -> of(action, "user " + user) + ": it runs as " + serverUser)
                : Optional.empty();
    }

    private static void action(Action action, String at, List<String> sentences) {
        switch (action) {
            case Action.Local local -> {
                Optional<String> wrapper = local.users().wrapper();
                wrapper.ifPresent(w -> sentences.add(at + of(action, "wrapper " + w)));
            }
            case Action.Relay relay -> {
                Action.Outgoing outgoing = relay.outgoing();
                if (outgoing.srs()) {
                    sentences.add(at + of(action, "srs"));
                }
            }
        }
    }

    private static String of(Action action, String option) {
        return "action `" + action.name() + "`: " + sentence(option);
    }
}
