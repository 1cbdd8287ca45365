package org.waypost.compiler.witness;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.network.IpText;
import org.waypost.engine.table.pattern.RegexPattern;

/** Texts for the parts of envelopes, made of what the tables of a program name. */
final class Candidates {
    /** Of one table: a million entries are as good as these. */
    private static final int MAX_ENTRIES = 64;

    private static final String NAME = "[a-z0-9]([a-z0-9_-]*[a-z0-9])?";
    private static final String DOMAIN = NAME + "(\\." + NAME + ")*";
    private static final String ADDRESS = NAME + "\\@" + DOMAIN;
    private static final String CLIENT = "[1-9][0-9]?(\\.[1-9][0-9]?){3}";

    private final Map<Part, Set<String>> texts = new EnumMap<>(Part.class);

    private Candidates() {
        for (Part part : Part.values()) {
            texts.put(part, new LinkedHashSet<>());
            add(part, Choice.USUAL.text(part));
        }
        add(Part.CLIENT, "local", "2001:db8:7777::77");
        add(Part.USER, "someone", "someone@nowhere.example");
        add(Part.TLS, Choice.YES);
        add(Part.REVERSE_NAME, "client.example");
        add(Part.SENDER, "");
    }

    static Candidates of(RuleProgram program) {
        Candidates candidates = new Candidates();
        for (Rule rule : program.rules()) {
            rule.conditions().forEach(candidates::add);
            if (rule.effect() instanceof Effect.Accept(Action.Local local)) {
                candidates.virtual(local.users().virtual());
            }
        }
        return candidates;
    }

    /** The users that an action knows, as far as its tables say. */
    static List<String> users(Action.Users users) {
        return Stream.of(users.userbase(), users.alias())
                .flatMap(Optional::stream)
                .filter(Table.InMemory.class::isInstance)
                .flatMap(table -> ((Table.InMemory) table).entries().stream().limit(MAX_ENTRIES))
                .map(TableEntry::key)
                .toList();
    }

    /** In the order of preference, the usual one first. */
    Collection<String> of(Part part) {
        return texts.getOrDefault(part, Set.of());
    }

    private void add(Part part, String... more) {
        texts.get(part).addAll(List.of(more));
    }

    private void add(Condition condition) {
        switch (condition) {
            case Condition.Flag _ -> {}
            case Condition.VirtualGate(Table table) -> virtual(Optional.of(table));
            case Condition.Membership in -> {
                if (in.table() instanceof Table.InMemory table) {
                    table.entries().stream()
                            .limit(MAX_ENTRIES)
                            .map(TableEntry::key)
                            .forEach(key -> add(in, key));
                }
            }
        }
    }

    private void add(Condition.Membership in, String key) {
        Part part = Part.of(in);
        if (in.service() == Service.REGEX) {
            RegexPattern.example(key, shape(in.fact())).ifPresent(text -> add(part, in, text));
        } else {
            add(part, in, key);
        }
    }

    private static String shape(Fact fact) {
        return switch (fact) {
            case TAG, USER -> NAME;
            case HELO, REVERSE_NAME, DOMAIN -> DOMAIN;
            case SENDER, RECIPIENT, ORIGINAL_RECIPIENT -> ADDRESS;
            case CLIENT -> CLIENT;
        };
    }

    private void add(Part part, Condition.Membership in, String text) {
        switch (in.fact()) {
            case TAG -> add(part, text);
            case HELO, REVERSE_NAME -> add(part, withoutStars(text));
            case USER -> add(part, text.contains("@") ? address(text) : text);
            case CLIENT -> client(text);
            case DOMAIN -> add(part, "someone@" + withoutStars(text));
            case SENDER, RECIPIENT, ORIGINAL_RECIPIENT -> add(part, address(text));
        }
    }

    private void virtual(Optional<Table> table) {
        if (table.isPresent() && table.get() instanceof Table.InMemory memory) {
            memory.entries().stream()
                    .limit(MAX_ENTRIES)
                    .forEach(entry -> add(Part.RECIPIENT, address(entry.key())));
        }
    }

    /** A machine of a network, and the network's own address. */
    private void client(String text) {
        String address = text.replaceFirst("(?i)^\\[?(ipv6:)?", "").replaceFirst("[/\\]].*", "");
        if (IpText.v4(address).isPresent() || IpText.v6(address).isPresent()) {
            if (text.contains("/")) {
                add(Part.CLIENT, address.replaceFirst("\\.0$", ".7"));
            }
            add(Part.CLIENT, address);
        } else if (address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}")) {
            add(Part.CLIENT, address + ".0.0.1".substring(2 * (dots(address))));
        }
    }

    private static int dots(String text) {
        return (int) text.chars().filter(c -> c == '.').count();
    }

    /** {@code user}, {@code @domain}, {@code user@}, {@code @} as an address somebody may have. */
    private static String address(String entry) {
        int at = entry.lastIndexOf('@');
        String user = at < 0 ? entry : entry.substring(0, at);
        String domain = at < 0 ? "" : entry.substring(at + 1);
        return (user.isEmpty() ? "someone" : user)
                + "@"
                + (domain.isEmpty() ? "nowhere.example" : withoutStars(domain));
    }

    private static String withoutStars(String pattern) {
        return pattern.equals("*") ? "nowhere.example" : pattern.replace("*", "some");
    }
}
