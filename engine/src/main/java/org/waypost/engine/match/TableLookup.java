package org.waypost.engine.match;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.engine.value.AsciiCase;

/**
 * What tables in memory answer, and by which entry. Each table is compiled once a service, when it
 * is first asked.
 */
public final class TableLookup {
    private final Matching matching;
    private final char delimiter;
    private final ConcurrentHashMap<Use, TableMatcher> compiled = new ConcurrentHashMap<>();

    public TableLookup(Matching matching, String subAddressDelimiter) {
        this.matching = matching;
        this.delimiter = subAddressDelimiter.charAt(0);
    }

    /**
     * The same for a program that has another table in the place of this one; what was compiled of
     * the others is taken over.
     */
    public TableLookup without(Table.InMemory replaced) {
        TableLookup next = new TableLookup(matching, String.valueOf(delimiter));
        compiled.forEach(
                (use, matcher) -> {
                    if (use.table != replaced) {
                        next.compiled.put(use, matcher);
                    }
                });
        return next;
    }

    /** As the rules of this program look tables up. */
    public static TableLookup of(RuleProgram program) {
        return new TableLookup(program.semantics().matching(), program.subAddressDelimiter());
    }

    /** The entry that answers the key, in the service's way of comparing. */
    public Optional<TableEntry> find(Table.InMemory table, Service service, String key) {
        int place = matcher(table, service).find(key);
        return place == TableMatcher.NONE
                ? Optional.empty()
                : Optional.of(table.entries().get(place));
    }

    /** The same as a table that is asked from outside would say it. */
    public Answer ask(Table.InMemory table, Service service, String key) {
        return find(table, service, key)
                .<Answer>map(entry -> new Answer.Found(entry.value()))
                .orElseGet(Answer.Absent::new);
    }

    /** All entries in the order in which a release fetches them one after the other: by key. */
    public static List<TableEntry> inKeyOrder(Table.InMemory table) {
        return table.entries().stream().sorted(Comparator.comparing(TableEntry::key)).toList();
    }

    /** The table compiled for one service. */
    public TableMatcher matcher(Table.InMemory table, Service service) {
        Use wanted = new Use(table, service);
        TableMatcher known = compiled.get(wanted);
        return known == null ? compiled.computeIfAbsent(wanted, this::compile) : known;
    }

    private TableMatcher compile(Use use) {
        List<TableEntry> entries = use.table.entries();
        return switch (use.service) {
            case DOMAIN -> new NameMatcher(entries);
            case NETADDR -> new NetworkMatcher(entries, notation(), folding());
            case MAILADDR -> new MailMatcher(entries, matching, delimiter);
            case REGEX -> new RegexMatcher(entries);
            case SOURCE, ADDRNAME -> ExactMatcher.ofAddresses(entries);
            case ALIAS -> new ExactMatcher(entries, folding(), AsciiCase::lower);
            case CREDENTIALS, USERINFO, MAILADDRMAP, RELAYHOST, STRING ->
                    new ExactMatcher(entries, exactFolding(use.service), exactFolding(use.service));
        };
    }

    private NetworkNotation notation() {
        return matching == Matching.V2013
                ? NetworkNotation.WHOLE_ADDRESSES
                : NetworkNotation.CLASSFUL;
    }

    /** Tables of 2013 keep their keys as written; later ones lower them. */
    private UnaryOperator<String> folding() {
        return matching == Matching.V2013 ? UnaryOperator.identity() : AsciiCase::lower;
    }

    /** Before 6.4 a STRING is only ever a tag, and tags are compared as they are. */
    private UnaryOperator<String> exactFolding(Service service) {
        return service == Service.STRING && matching != Matching.V7_8
                ? UnaryOperator.identity()
                : folding();
    }

    /** A table is itself: its contents are too large to be compared. */
    private record Use(Table.InMemory table, Service service) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Use use && use.table == table && use.service == service;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(table) + service.hashCode();
        }
    }
}
