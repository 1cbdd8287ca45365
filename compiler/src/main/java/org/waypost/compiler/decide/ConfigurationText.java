package org.waypost.compiler.decide;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Feature;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.model.Pki;
import org.waypost.compiler.model.Settings;
import org.waypost.compiler.model.Settings.Name;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Table;
import org.waypost.engine.text.ActionText;
import org.waypost.engine.text.DurationText;
import org.waypost.engine.text.RuleText;
import org.waypost.engine.text.TableText;
import org.waypost.grammar.Dialect;

/** A configuration with every default explicit, and where each part came from. */
public final class ConfigurationText {
    private final Configuration configuration;
    private final FurtherSettings further;
    private final StringBuilder out = new StringBuilder();

    private ConfigurationText(Configuration configuration) {
        this.configuration = configuration;
        this.further = new FurtherSettings(configuration);
    }

    public static String of(Configuration configuration) {
        ConfigurationText text = new ConfigurationText(configuration);
        text.server();
        text.tables();
        text.certificates();
        text.listeners();
        text.actions();
        text.rules();
        text.features();
        return text.out.toString();
    }

    private void server() {
        Settings settings = configuration.settings();
        String dialect = configuration.dialect().name().toLowerCase(Locale.ROOT);
        head("server");
        item("name", configuration.hostname());
        item("language", dialect + ", as " + configuration.release().label() + " reads it");
        setting("queue ttl", DurationText.of(settings.queueTtl()), Name.QUEUE_TTL);
        setting("bounce warnings after", warnings(settings), Name.BOUNCE_WARN);
        setting("largest message", settings.maxMessageSize() + " bytes", Name.MAX_MESSAGE_SIZE);
        setting("messages a session", "" + settings.maxMails(), Name.MAX_MAILS);
        setting("recipients a message", "" + settings.maxRecipients(), Name.MAX_RECIPIENTS);
        setting(
                "sub-address delimiter",
                settings.subAddressDelimiter(),
                Name.SUB_ADDRESS_DELIMITER);
        for (FurtherSettings.Line line : further.lines()) {
            item(
                    line.name(),
                    line.value() + origin(line.at().isEmpty() ? null : line.at().getFirst()));
        }
    }

    private static String warnings(Settings settings) {
        return settings.bounceWarn().isEmpty()
                ? "never"
                : settings.bounceWarn().stream()
                        .map(DurationText::of)
                        .collect(Collectors.joining(", "));
    }

    private void tables() {
        configuration.tables().values().stream()
                .filter(table -> !TableText.isUnnamed(table.name()))
                .forEach(this::table);
    }

    private void table(Table table) {
        Span at = configuration.declared().table(table.name()).orElse(null);
        head("table " + TableText.of(table) + (at == null ? "  (predefined)" : origin(at)));
        switch (table) {
            case Table.External(var _, String backend, String config) ->
                    item("asked through", backend + (config.isEmpty() ? "" : ":" + config));
            case Table.InMemory memory -> {
                String shape = memory.shape().name().toLowerCase(Locale.ROOT);
                int size = memory.entries().size();
                item(shape, size + (size == 1 ? " entry" : " entries") + from(memory));
            }
        }
    }

    private static String from(Table.InMemory table) {
        return table.file().isEmpty() ? "" : " from " + table.file();
    }

    private void certificates() {
        for (Pki pki : configuration.pki().values()) {
            head("pki " + pki.name() + origin(pki.span()));
            item("certificate", pki.certificate().orElse("none"));
            item("key", pki.key().orElse("none"));
        }
        configuration
                .ca()
                .forEach(
                        (name, file) -> {
                            head("ca " + name);
                            item("certificate", file);
                        });
    }

    private void listeners() {
        for (Listener listener : configuration.listeners()) {
            head("listen on " + listener.on() + where(listener));
            if (!listener.socket()) {
                option(listener, "port", "" + listener.port());
                option(
                        listener,
                        "family",
                        listener.family().map(f -> lower(f)).orElse("inet4 and inet6"));
            }
            option(listener, "tls", lower(listener.tls()));
            option(
                    listener,
                    "auth",
                    lower(listener.auth())
                            + listener.credentials().map(t -> " by " + TableText.of(t)).orElse(""));
            option(listener, "pki", listener.pki().orElse("none"));
            option(listener, "ca", listener.ca().orElse("none"));
            option(listener, "tag", listener.tag().isEmpty() ? "none" : listener.tag());
            option(
                    listener,
                    "hostname",
                    listener.hostname().orElse(configuration.hostname() + " (the server's)"));
            optional("hostnames", listener.hostnames().map(TableText::of));
            options(listener.options());
        }
    }

    /** What the file says stands in the line of the listener; all else is marked. */
    private void option(Listener listener, String name, String value) {
        item(name, value + (listener.says(name) ? "" : "  (default)"));
    }

    private static String where(Listener listener) {
        return origin(listener.span());
    }

    private void options(Listener.Options options) {
        boolean modern = configuration.dialect() == Dialect.MODERN;
        optional("filter", options.filter());
        optional("senders", options.senders().map(TableText::of));
        flag("masquerade", options.masquerade());
        flag(modern ? "mask-src" : "mask-source", options.maskSource());
        flag("received-auth", options.receivedAuth());
        flag("no-dsn", options.noDsn());
        flag("verify", options.verify());
        if (modern) {
            flag("proxy-v2", options.proxyV2());
            optional("ciphers", options.ciphers());
            optional("protocols", options.protocols());
        }
    }

    private void optional(String name, Optional<String> value) {
        item(name, value.orElse("none  (default)"));
    }

    private void flag(String name, boolean on) {
        item(name, on ? "yes" : "no  (default)");
    }

    private void actions() {
        for (Action action : configuration.actions().values()) {
            Span at = configuration.declared().action(action.name()).orElse(null);
            head("action " + action.name() + (at == null ? "" : origin(at)));
            ActionText.lines(action, configuration.settings().queueTtl())
                    .forEach(line -> out.append("    ").append(line).append('\n'));
        }
    }

    private void rules() {
        for (Rule rule : configuration.program().rules()) {
            head("rule " + rule.number() + "  (" + rule.source() + ")");
            if (rule.conditions().isEmpty()) {
                out.append("    always\n");
            }
            for (Condition condition : rule.conditions()) {
                out.append("    if ").append(RuleText.condition(condition));
                out.append(isImplied(rule, condition) ? "  (default)\n" : "\n");
            }
            out.append("    then ").append(effect(rule.effect())).append('\n');
        }
    }

    private boolean isImplied(Rule rule, Condition condition) {
        return condition instanceof Condition.Membership in
                && configuration.declared().implies(rule.number(), in.fact());
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Reject() -> "reject";
            case Effect.Accept(Action action) -> "accept, action " + action.name();
        };
    }

    private void features() {
        for (Feature feature : further.others()) {
            head(feature.name() + origin(feature.span()));
            item("as written", FurtherSettings.written(feature.span()));
        }
    }

    private void head(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    private void item(String name, String value) {
        out.append("    ").append(name).append(": ").append(value).append('\n');
    }

    private void setting(String name, String value, Name setting) {
        item(name, value + origin(configuration.declared().settings().get(setting)));
    }

    /** Where something stands; what stands nowhere is a default. */
    private static String origin(@Nullable Span at) {
        return at == null ? "  (default)" : "  (" + at.file().name() + ":" + at.line() + ")";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
