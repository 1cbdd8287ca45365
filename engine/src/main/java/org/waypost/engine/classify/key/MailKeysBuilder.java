package org.waypost.engine.classify.key;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.pattern.Glob;
import org.waypost.engine.table.pattern.MailPattern;

/** Sorts the entries of tables of mail addresses into the parts of {@link MailKeys}. */
final class MailKeysBuilder {
    private final ClassSpace space;
    private final MailRules rules;
    private final ClassSpace domainDraft = new ClassSpace();
    private final ClassSpace domainSpace = new ClassSpace();
    private final NameKeysBuilder domains;
    private final MailUsers users;
    private final SortedSet<Integer> everyone = new TreeSet<>();

    /** Patterns of domains in entries with a user, numbered behind the real atoms. */
    private final Map<String, Integer> patterns = new HashMap<>();

    private final int atomCount;

    MailKeysBuilder(List<AtomTable> atoms, ClassSpace space, MailRules rules, PatternRoom room) {
        this.space = space;
        this.domains = new NameKeysBuilder(domainDraft, room);
        this.rules = rules;
        this.users = new MailUsers(space);
        this.atomCount = 1 + atoms.stream().mapToInt(AtomTable::atom).max().orElse(0);
        for (AtomTable atom : atoms) {
            for (TableEntry entry : atom.table().entries()) {
                add(MailPattern.parse(entry.key()), atom.atom());
            }
        }
        if (!rules.whole()) {
            users.inherit(rules.delimiter());
        }
    }

    private void add(MailPattern entry, int atom) {
        if (entry.everyUser()) {
            addDomain(entry, atom);
        } else if (rules.whole() || (!entry.everyDomain() && entry.domain().isExact())) {
            users.addPair(entry.user(), entry.domain().text(), atom);
        } else if (entry.everyDomain()) {
            users.addEverywhere(entry.user(), atom);
        } else {
            users.addPattern(entry.user(), entry.domain().text(), atom);
        }
    }

    private void addDomain(MailPattern entry, int atom) {
        if (rules.whole()) {
            domains.addExact(entry.domain().text(), atom);
        } else if (entry.everyDomain()) {
            everyone.add(atom);
        } else {
            domains.add(entry.domain(), atom);
        }
    }

    /** Empty when there are too many groups, classes or patterns. */
    Optional<MailKeys> build() {
        for (MailUsers.Group group : users.groups().values()) {
            for (String pattern : group.byPattern().keySet()) {
                domains.add(new Glob(pattern), number(pattern));
            }
        }
        return domains.build().filter(_ -> !domainDraft.exhausted()).flatMap(this::withDomains);
    }

    private int number(String pattern) {
        return patterns.computeIfAbsent(pattern, _ -> atomCount + patterns.size());
    }

    private Optional<MailKeys> withDomains(NameKeys domainKeys) {
        domainKeys.renumber(number -> domainSpace.of(domainDraft.sets().get(number)));
        Map<MailUsers.Group, Integer> numbers = new LinkedHashMap<>();
        numbers.put(MailUsers.Group.empty(), 0);
        int[] groupOf = new int[users.users().size()];
        users.groups()
                .forEach(
                        (user, group) ->
                                groupOf[user] =
                                        numbers.computeIfAbsent(group, _ -> numbers.size()));
        if ((long) numbers.size() * domainSpace.sets().size() > KeyLimits.MAX_PAIRS) {
            return Optional.empty();
        }
        int[][] cells = numbers.keySet().stream().map(this::row).toArray(int[][]::new);
        finishPairs(domainKeys, groupOf, cells);
        MailKeys.Parts parts =
                new MailKeys.Parts(domainKeys, users.users(), users.domains(), users.pairs());
        return Optional.of(new MailKeys(rules, parts, groupOf, cells));
    }

    /** By the domain's class, all atoms that hold for a user of the group. */
    private int[] row(MailUsers.Group group) {
        return domainSpace.sets().stream().mapToInt(set -> space.of(cell(group, set))).toArray();
    }

    private int[] cell(MailUsers.Group group, int[] domainSet) {
        IntStream common = everyone.stream().mapToInt(Integer::intValue);
        IntStream everywhere = group.everywhere().stream().mapToInt(Integer::intValue);
        IntStream byDomain = IntStream.of(domainSet).filter(atom -> atom < atomCount);
        IntStream byPattern =
                group.byPattern().entrySet().stream()
                        .filter(e -> IntStream.of(domainSet).anyMatch(a -> a == number(e.getKey())))
                        .flatMapToInt(e -> e.getValue().stream().mapToInt(Integer::intValue));
        return Stream.of(common, everywhere, byDomain, byPattern).flatMapToInt(s -> s).toArray();
    }

    /** What is said about a pair comes on top of what holds for the user in such a domain. */
    private void finishPairs(NameKeys domainKeys, int[] groupOf, int[][] cells) {
        int[] domainClasses = users.domainNames().stream().mapToInt(domainKeys::of).toArray();
        users.pairs()
                .replaceAll(
                        (user, domain, own) -> {
                            int group = groupOf[(int) user];
                            return space.union(own, cells[group][domainClasses[(int) domain]]);
                        });
    }
}
