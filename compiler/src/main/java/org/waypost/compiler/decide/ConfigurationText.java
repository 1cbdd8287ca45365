package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Feature;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.model.Settings;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Table;
import org.waypost.engine.text.ActionText;
import org.waypost.engine.text.DurationText;
import org.waypost.engine.text.RuleText;
import org.waypost.engine.text.TableText;

/** A configuration with every default explicit, and where each part came from. */
public final class ConfigurationText {
    private final Configuration configuration;
    private final StringBuilder out = new StringBuilder();

    private ConfigurationText(Configuration configuration) {
        this.configuration = configuration;
    }

    public static String of(Configuration configuration) {
        ConfigurationText text = new ConfigurationText(configuration);
        text.server();
        text.tables();
        text.listeners();
        text.actions();
        text.rules();
        text.features();
        return text.out.toString();
    }

    private void server() {
        Settings settings = configuration.settings();
        Settings otherwise = Settings.DEFAULT;
        String dialect = configuration.dialect().name().toLowerCase(Locale.ROOT);
        head("server");
        item("name", configuration.hostname());
        item("language", dialect + ", as " + configuration.release().label() + " reads it");
        setting(
                "queue ttl",
                DurationText.of(settings.queueTtl()),
                settings.queueTtl().equals(otherwise.queueTtl()));
        setting(
                "bounce warnings after",
                warnings(settings),
                settings.bounceWarn().equals(otherwise.bounceWarn()));
        setting(
                "largest message",
                settings.maxMessageSize() + " bytes",
                settings.maxMessageSize() == otherwise.maxMessageSize());
        setting(
                "messages a session",
                "" + settings.maxMails(),
                settings.maxMails() == otherwise.maxMails());
        setting(
                "recipients a message",
                "" + settings.maxRecipients(),
                settings.maxRecipients() == otherwise.maxRecipients());
        setting(
                "sub-address delimiter",
                settings.subAddressDelimiter(),
                Objects.equals(settings.subAddressDelimiter(), otherwise.subAddressDelimiter()));
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
        head("table " + TableText.of(table));
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
        return table.file().isEmpty() ? " (predefined)" : " from " + table.file();
    }

    private void listeners() {
        for (Listener listener : configuration.listeners()) {
            head("listen on " + listener.on() + where(listener));
            if (!listener.socket()) {
                item("port", "" + listener.port());
                item("family", listener.family().map(f -> lower(f)).orElse("inet4 and inet6"));
            }
            item("tls", lower(listener.tls()));
            item(
                    "auth",
                    lower(listener.auth())
                            + listener.credentials().map(t -> " by " + TableText.of(t)).orElse(""));
            listener.pki().ifPresent(pki -> item("pki", pki));
            listener.ca().ifPresent(ca -> item("ca", ca));
            item("tag", listener.tag().isEmpty() ? "none" : listener.tag());
            item(
                    "hostname",
                    listener.hostname().orElse(configuration.hostname() + " (the server's)"));
            listener.hostnames().ifPresent(t -> item("hostnames", TableText.of(t)));
            options(listener.options());
        }
    }

    private static String where(Listener listener) {
        return "  (" + listener.span().file().name() + ":" + listener.span().line() + ")";
    }

    private void options(Listener.Options options) {
        List<String> words = new ArrayList<>();
        options.filter().ifPresent(filter -> words.add("filter " + filter));
        options.senders().ifPresent(table -> words.add("senders " + TableText.of(table)));
        flag(words, options.masquerade(), "masquerade");
        flag(words, options.maskSource(), "mask-src");
        flag(words, options.receivedAuth(), "received-auth");
        flag(words, options.noDsn(), "no-dsn");
        flag(words, options.proxyV2(), "proxy-v2");
        flag(words, options.verify(), "verify");
        options.ciphers().ifPresent(ciphers -> words.add("ciphers " + ciphers));
        options.protocols().ifPresent(protocols -> words.add("protocols " + protocols));
        if (!words.isEmpty()) {
            item("options", String.join(", ", words));
        }
    }

    private static void flag(List<String> words, boolean on, String word) {
        if (on) {
            words.add(word);
        }
    }

    private void actions() {
        for (Action action : configuration.actions().values()) {
            head("action " + action.name());
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
                out.append("    if ").append(RuleText.condition(condition)).append('\n');
            }
            out.append("    then ").append(effect(rule.effect())).append('\n');
        }
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Reject() -> "reject";
            case Effect.Accept(Action action) -> "accept, action " + action.name();
        };
    }

    private void features() {
        for (Feature feature : configuration.features()) {
            head(
                    feature.name()
                            + "  ("
                            + feature.span().file().name()
                            + ":"
                            + feature.span().line()
                            + ")");
        }
    }

    private void head(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    private void item(String name, String value) {
        out.append("    ").append(name).append(": ").append(value).append('\n');
    }

    private void setting(String name, String value, boolean isDefault) {
        item(name, value + (isDefault ? " (default)" : ""));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
