package org.waypost.engine.classify.key;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The users that entries name, numbered, while the classes of mail addresses are built. A million
 * of them is usual, so only what few have costs an object.
 */
final class MailUsers {
    private final ClassSpace space;
    private final TextTable users = new TextTable(true);
    private final TextTable domains = new TextTable(true);
    private final List<String> domainNames = new ArrayList<>();
    private final List<String> userNames = new ArrayList<>();
    private final BitsTable pairs = new BitsTable();
    private final Map<Integer, Group> groups = new HashMap<>();

    MailUsers(ClassSpace space) {
        this.space = space;
    }

    /**
     * What is said about a user, but for single domains.
     *
     * @param everywhere atoms of entries without a domain
     * @param byPattern atoms by the pattern of the entry's domain
     */
    record Group(SortedSet<Integer> everywhere, Map<String, SortedSet<Integer>> byPattern) {
        static Group empty() {
            return new Group(new TreeSet<>(), new LinkedHashMap<>());
        }

        void add(Group head) {
            everywhere.addAll(head.everywhere);
            head.byPattern.forEach((p, atoms) -> atoms(p).addAll(atoms));
        }

        SortedSet<Integer> atoms(String pattern) {
            return byPattern.computeIfAbsent(pattern, _ -> new TreeSet<>());
        }
    }

    void addPair(String user, String domain, int atom) {
        addPair(number(user), number(domains, domainNames, domain), space.single(atom));
    }

    private void addPair(long user, long domain, int set) {
        int before = Math.max(pairs.find(user, domain), ClassSpace.NONE);
        pairs.put(user, domain, space.union(before, set));
    }

    void addEverywhere(String user, int atom) {
        group(number(user)).everywhere.add(atom);
    }

    void addPattern(String user, String pattern, int atom) {
        group(number(user)).atoms(pattern).add(atom);
    }

    private Group group(int user) {
        return groups.computeIfAbsent(user, _ -> Group.empty());
    }

    private int number(String user) {
        return number(users, userNames, user);
    }

    private static int number(TextTable numbers, List<String> names, String text) {
        int number = numbers.find(text);
        if (number < 0) {
            number = names.size();
            numbers.put(text, number);
            names.add(text);
        }
        return number;
    }

    /** What is said about {@code bob} holds for {@code bob+tag} as well. */
    void inherit(char delimiter) {
        Map<Integer, List<Integer>> heirs = new HashMap<>();
        for (String user : userNames) {
            int cut = user.indexOf(delimiter);
            int head = cut < 0 ? TextTable.ABSENT : users.find(user, 0, cut);
            if (head >= 0) {
                heirs.computeIfAbsent(head, _ -> new ArrayList<>()).add(users.find(user));
            }
        }
        heirs.forEach(this::inheritGroups);
        inheritPairs(heirs);
    }

    private void inheritGroups(int head, List<Integer> heirs) {
        Group group = groups.get(head);
        if (group != null) {
            heirs.forEach(heir -> group(heir).add(group));
        }
    }

    private void inheritPairs(Map<Integer, List<Integer>> heirs) {
        List<long[]> more = new ArrayList<>();
        pairs.replaceAll(
                (user, domain, set) -> {
                    heirs.getOrDefault((int) user, List.of())
                            .forEach(heir -> more.add(new long[] {heir, domain, set}));
                    return set;
                });
        more.forEach(pair -> addPair(pair[0], pair[1], (int) pair[2]));
    }

    Map<Integer, Group> groups() {
        return groups;
    }

    TextTable users() {
        return users;
    }

    TextTable domains() {
        return domains;
    }

    List<String> domainNames() {
        return domainNames;
    }

    BitsTable pairs() {
        return pairs;
    }
}
