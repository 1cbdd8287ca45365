package org.waypost.engine.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.ClassEdges;
import org.waypost.engine.graph.ClassEdges.Branch;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * Which classes of a dimension an envelope can be in: every client is in {@code <anyhost>}, so a
 * branch for those that are not is nothing to draw.
 *
 * @param always atoms that hold whatever the fact is
 */
record PossibleClasses(Dimension dimension, int[] always) {
    private static final Set<String> EVERY_CLIENT = Set.of("local", "0.0.0.0/0", "::/0");

    static PossibleClasses of(Dimension dimension) {
        List<Condition> atoms = dimension.atoms();
        return new PossibleClasses(
                dimension,
                IntStream.range(0, atoms.size()).filter(i -> holdsAlways(atoms.get(i))).toArray());
    }

    boolean contains(int classId) {
        int[] atoms = dimension.classes().get(classId);
        return IntStream.of(always).allMatch(a -> Arrays.binarySearch(atoms, a) >= 0);
    }

    /** Whether some class that can be goes the way of those that have no branch. */
    boolean reachesOtherwise(ClassEdges edges) {
        Set<Integer> branches =
                edges.branches().stream().map(Branch::classId).collect(Collectors.toSet());
        return IntStream.range(0, dimension.classes().size())
                .anyMatch(id -> !branches.contains(id) && contains(id));
    }

    private static boolean holdsAlways(Condition atom) {
        if (!(atom instanceof Condition.Membership in)
                || !(in.table() instanceof Table.InMemory table)) {
            return false;
        }
        if (in.fact() == Fact.CLIENT && in.service() == Service.NETADDR) {
            return keys(table).containsAll(EVERY_CLIENT);
        }
        return switch (in.service()) {
            // A domain is never empty: an address without one has got the server's name.
            case DOMAIN -> in.fact() == Fact.DOMAIN && keys(table).contains("*");
            case MAILADDR, NETADDR, STRING, REGEX -> false;
            case ALIAS, CREDENTIALS, USERINFO, SOURCE, ADDRNAME, MAILADDRMAP, RELAYHOST -> false;
        };
    }

    private static Set<String> keys(Table.InMemory table) {
        return table.entries().stream().map(TableEntry::key).collect(Collectors.toSet());
    }
}
