package org.waypost.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.rule.Condition;

/**
 * What is written on an arrow that some classes take: as few conditions as tell who goes there. A
 * condition all of whose classes take the arrow stands for them, whatever else they are in.
 */
final class ClassNames {
    /** More of them are counted, not named. */
    private static final int MAX_NAMED = 4;

    private final Dimension dimension;
    private final Map<Integer, Set<Integer>> classesByAtom = new HashMap<>();

    ClassNames(Dimension dimension, PossibleClasses possible) {
        this.dimension = dimension;
        for (int id = 0; id < dimension.classes().size(); id++) {
            if (possible.contains(id)) {
                for (int atom : dimension.classes().get(id)) {
                    classesByAtom.computeIfAbsent(atom, _ -> new HashSet<>()).add(id);
                }
            }
        }
    }

    /**
     * @param ids at least one
     */
    String of(List<Integer> ids) {
        Set<Integer> all = new HashSet<>(ids);
        Set<Integer> rest = new LinkedHashSet<>(ids);
        List<String> names = new ArrayList<>();
        for (int atom : atoms(ids)) {
            Set<Integer> classes = classesByAtom.getOrDefault(atom, Set.of());
            if (all.containsAll(classes) && rest.removeAll(classes)) {
                names.add(membership(dimension.atoms().get(atom)));
            }
        }
        rest.forEach(id -> names.add(name(id)));
        int more = names.size() - MAX_NAMED;
        String named = names.stream().limit(MAX_NAMED).collect(Collectors.joining(" or "));
        return more > 0 ? named + " or " + more + " more" : named;
    }

    private int[] atoms(List<Integer> ids) {
        return ids.stream()
                .flatMapToInt(id -> Arrays.stream(dimension.classes().get(id)))
                .sorted()
                .distinct()
                .toArray();
    }

    private String name(int id) {
        int[] atoms = dimension.classes().get(id);
        return atoms.length == 0
                ? none()
                : Arrays.stream(atoms)
                        .mapToObj(atom -> membership(dimension.atoms().get(atom)))
                        .collect(Collectors.joining(" and "));
    }

    private String none() {
        return switch (dimension.atoms().getFirst()) {
            case Condition.Flag _ -> "no";
            case Condition.Membership _, Condition.VirtualGate _ -> "in none of them";
        };
    }

    private static String membership(Condition condition) {
        return switch (condition) {
            case Condition.Membership in -> "in " + TableText.of(in.table());
            case Condition.VirtualGate gate -> "in " + TableText.of(gate.table());
            case Condition.Flag _ -> "yes";
        };
    }
}
