package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.value.AsciiCase;
import org.waypost.engine.value.MailAddress;

/**
 * Classes of mail addresses. The domain has a class by the entries that name no user. Most
 * addresses have a user whom no entry names, and the domain's class is theirs. A listed user with a
 * domain that is listed for him is looked up as a pair; with any other domain, the class is a cell
 * of a table of the user's group and the domain's class.
 */
public final class MailKeys {
    private final MailRules rules;
    private final NameKeys domains;
    private final TextTable users;
    private final TextTable userDomains;
    private final BitsTable pairs;
    private final int[] groups;
    private final int[][] cells;

    /**
     * @param parts the hashes
     * @param groups by user: the group; a user who is not listed is in group 0
     * @param cells by group and the domain's class: the class
     */
    MailKeys(MailRules rules, Parts parts, int[] groups, int[][] cells) {
        this.rules = rules;
        this.domains = parts.domains;
        this.users = parts.users;
        this.userDomains = parts.userDomains;
        this.pairs = parts.pairs;
        this.groups = groups;
        this.cells = cells;
    }

    /** Users and domains by number, and the class of each listed pair of them. */
    record Parts(NameKeys domains, TextTable users, TextTable userDomains, BitsTable pairs) {}

    /**
     * What is said about users, but for single domains.
     *
     * @param ofUsers by user: the group
     * @param cells by group and the domain's class: the class
     */
    record Groups(int[] ofUsers, int[][] cells) {}

    /** Empty when there are too many classes to be worked out in advance. */
    public static Optional<MailKeys> build(
            List<AtomTable> atoms, ClassSpace space, MailRules rules, PatternRoom room) {
        return new MailKeysBuilder(atoms, space, rules, room).build();
    }

    /** The same after a change of one table; empty when that takes more than a few classes. */
    public Optional<MailKeys> edited(ClassEdit edit) {
        int[][] rows = new int[cells.length][];
        Arrays.setAll(rows, group -> cells[group].clone());
        Parts copies = new Parts(domains, users.copy(), userDomains.copy(), pairs.copy());
        MailEdit next = new MailEdit(rules, edit, copies, new Groups(groups, rows));
        return next.apply() ? Optional.of(with(next)) : Optional.empty();
    }

    private MailKeys with(MailEdit edit) {
        return new MailKeys(rules, edit.parts(), edit.groups().ofUsers(), edit.groups().cells());
    }

    public void pack(PackWriter out) throws IOException {
        out.put(rules.whole());
        out.put(rules.delimiter());
        out.put(cells.length);
        out.put(cells[0].length);
        for (int[] row : cells) {
            out.put(row);
        }
        domains.pack(out);
        out.put(groups);
        users.pack(out);
        userDomains.pack(out);
        pairs.pack(out);
    }

    public static MailKeys unpack(PackReader in, int classes) throws BrokenPack {
        MailRules rules = new MailRules(in.flag(), (char) in.number(1 << Character.SIZE));
        int[][] cells = new int[in.count(Integer.BYTES)][];
        int width = in.number();
        PackReader.check(cells.length > 0 && width > 0);
        for (int row = 0; row < cells.length; row++) {
            cells[row] = in.numbers(0, classes);
            PackReader.check(cells[row].length == width);
        }
        NameKeys domains = NameKeys.unpack(in, width);
        int[] groups = in.numbers(0, cells.length);
        TextTable users = TextTable.unpack(in, groups.length);
        TextTable userDomains = TextTable.unpack(in, Integer.MAX_VALUE);
        Parts parts = new Parts(domains, users, userDomains, BitsTable.unpack(in, classes));
        return new MailKeys(rules, parts, groups, cells);
    }

    /** The class of an address. */
    public int of(MailAddress address) {
        int domainClass = domains.of(address.domain());
        int user = user(address.localPart());
        if (user < 0) {
            return cells[0][domainClass];
        }
        int domain = userDomains.find(address.domain());
        int pair = domain < 0 ? BitsTable.ABSENT : pairs.find(user, domain);
        return pair >= 0 ? pair : cells[groups[user]][domainClass];
    }

    private int user(String localPart) {
        int user = users.find(localPart);
        if (user >= 0 || rules.whole()) {
            return user;
        }
        int cut = cut(localPart);
        return cut < 0 ? TextTable.ABSENT : users.find(localPart, 0, cut);
    }

    /** The key is in lower case when it is cut: a capital delimiter never is. */
    private int cut(String localPart) {
        char delimiter = rules.delimiter();
        return delimiter >= 'A' && delimiter <= 'Z' ? -1 : lowerIndex(localPart, delimiter);
    }

    private static int lowerIndex(String text, char wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (AsciiCase.lower(text.charAt(i)) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** As {@link KeyClasses#renumber}. */
    public void renumber(IntUnaryOperator numbers) {
        pairs.replaceAll((_, _, value) -> numbers.applyAsInt(value));
        for (int[] row : cells) {
            Arrays.setAll(row, cell -> numbers.applyAsInt(row[cell]));
        }
    }
}
