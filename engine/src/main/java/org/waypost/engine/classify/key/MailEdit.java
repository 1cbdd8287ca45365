package org.waypost.engine.classify.key;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.waypost.engine.table.TableChange;
import org.waypost.engine.table.pattern.MailPattern;

/**
 * Other classes for the addresses that a changed table names: whole addresses, and domains without
 * a pattern. Works on copies, and stops where more than those would have to be said anew.
 */
final class MailEdit {
    private final MailRules rules;
    private final ClassEdit edit;
    private final MailKeys.Parts parts;
    private final Set<String> heads;
    private int[] groups;
    private final int[][] cells;
    private final Map<String, Integer> domainClasses = new HashMap<>();

    /**
     * @param parts with hashes that are nobody else's, but for the domains
     * @param groups with rows that are nobody else's
     */
    MailEdit(MailRules rules, ClassEdit edit, MailKeys.Parts parts, MailKeys.Groups groups) {
        this.rules = rules;
        this.edit = edit;
        this.parts = parts;
        this.heads = heads(parts.users(), rules.delimiter());
        this.groups = groups.ofUsers();
        this.cells = groups.cells();
    }

    /** Whether it could be done; if not, what was worked on is worthless. */
    boolean apply() {
        TableChange change = edit.change();
        return change.removed().stream().map(MailPattern::parse).allMatch(this::remove)
                && change.added().stream().map(MailPattern::parse).allMatch(this::add);
    }

    MailKeys.Parts parts() {
        NameKeys domains = parts.domains().withClasses(domainClasses);
        return new MailKeys.Parts(domains, parts.users(), parts.userDomains(), parts.pairs());
    }

    MailKeys.Groups groups() {
        return new MailKeys.Groups(groups, cells);
    }

    private boolean add(MailPattern entry) {
        if (isPattern(entry)) {
            return false;
        }
        String domain = entry.domain().text();
        return entry.everyUser() ? addDomain(domain) : addPair(entry.user(), domain);
    }

    private boolean remove(MailPattern entry) {
        if (isPattern(entry)) {
            return false;
        }
        String domain = entry.domain().text();
        return entry.everyUser() ? removeDomain(domain) : removePair(entry.user(), domain);
    }

    /** In 2013 a star is a character, and no domain is the domain of the null sender. */
    private boolean isPattern(MailPattern entry) {
        return !rules.whole() && (entry.everyDomain() || !entry.domain().isExact());
    }

    /** What is said of an address is said of its sub-addresses, which may be listed as well. */
    private boolean hasKin(String user) {
        return !rules.whole() && (user.indexOf(rules.delimiter()) >= 0 || heads.contains(user));
    }

    /** Users of whom a sub-address is listed. */
    private static Set<String> heads(TextTable users, char delimiter) {
        Set<String> heads = new HashSet<>();
        users.replaceAll(
                (user, number) -> {
                    int cut = user.indexOf(delimiter);
                    if (cut >= 0) {
                        heads.add(user.substring(0, cut));
                    }
                    return number;
                });
        return heads;
    }

    private boolean addPair(String user, String domain) {
        if (hasKin(user)) {
            return false;
        }
        int number = userNumber(user);
        int place = parts.userDomains().find(domain);
        if (place < 0) {
            place = parts.userDomains().size();
            parts.userDomains().put(domain, place);
        }
        int before = parts.pairs().find(number, place);
        int known = before < 0 ? cells[groups[number]][domainClass(domain)] : before;
        parts.pairs().put(number, place, edit.with(known));
        return true;
    }

    /** One who was not listed is in the group of all others. */
    private int userNumber(String user) {
        int number = parts.users().find(user);
        if (number < 0) {
            number = groups.length;
            parts.users().put(user, number);
            groups = Arrays.copyOf(groups, number + 1);
        }
        return number;
    }

    private boolean removePair(String user, String domain) {
        int number = parts.users().find(user);
        int place = parts.userDomains().find(domain);
        int before = number < 0 || place < 0 ? -1 : parts.pairs().find(number, place);
        if (hasKin(user) || before < 0) {
            return false;
        }
        int left = edit.without(before);
        int byDomain = cells[groups[number]][domainClass(domain)];
        parts.pairs().put(number, place, edit.space().union(left, byDomain));
        return true;
    }

    private boolean addDomain(String domain) {
        int before = domainClass(domain);
        int[] column = new int[cells.length];
        Arrays.setAll(column, group -> edit.with(cells[group][before]));
        int place = parts.userDomains().find(domain);
        if (place >= 0) {
            parts.pairs().replaceAll((_, listed, set) -> listed == place ? edit.with(set) : set);
        }
        return put(domain, column);
    }

    /** Not where users of the domain are listed: nobody remembers for whose sake. */
    private boolean removeDomain(String domain) {
        if (parts.userDomains().find(domain) >= 0) {
            return false;
        }
        int byPattern = parts.domains().unlisted(domain);
        int left = edit.without(cells[0][domainClass(domain)]);
        int[] column = new int[cells.length];
        Arrays.setAll(column, group -> edit.space().union(cells[group][byPattern], left));
        return put(domain, column);
    }

    private int domainClass(String domain) {
        Integer edited = domainClasses.get(domain);
        return edited == null ? parts.domains().of(domain) : edited;
    }

    /** A class of domains is a column of cells; one that is there already is used again. */
    private boolean put(String domain, int[] column) {
        int width = cells[0].length;
        int same = 0;
        while (same < width && !isColumn(same, column)) {
            same++;
        }
        if (same == width) {
            if ((long) cells.length * (width + 1) > KeyLimits.MAX_PAIRS) {
                return false;
            }
            for (int group = 0; group < cells.length; group++) {
                cells[group] = Arrays.copyOf(cells[group], width + 1);
                cells[group][width] = column[group];
            }
        }
        domainClasses.put(domain, same);
        return true;
    }

    private boolean isColumn(int place, int[] column) {
        for (int group = 0; group < cells.length; group++) {
            if (cells[group][place] != column[group]) {
                return false;
            }
        }
        return true;
    }
}
