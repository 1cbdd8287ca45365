package org.waypost.compiler.check.table;

import java.util.Set;
import org.waypost.engine.table.Service;
import org.waypost.grammar.Release;

/**
 * What a place of the language takes.
 *
 * @param services one of which the table must offer; empty takes any table
 * @param sentence the original's refusal, {@code %s} for the table's name
 * @param otherwise when other releases take more here, what they take; empty when none does
 */
public record TableUse(
        boolean lists, boolean maps, Set<Service> services, String sentence, String otherwise) {
    public TableUse {
        services = Set.copyOf(services);
    }

    /** A place of the modern language that takes lists. */
    public static TableUse list(Service service, String lookups) {
        return new TableUse(true, false, Set.of(service), modern(lookups), "");
    }

    /** A place of the modern language that takes maps. */
    public static TableUse map(Service service, String lookups) {
        return new TableUse(false, true, Set.of(service), modern(lookups), "");
    }

    /** A place of the classic language that takes lists. */
    public static TableUse classicList(Service service, String parameter) {
        return new TableUse(true, false, Set.of(service), classic(parameter), "");
    }

    /** A place of the classic language that takes maps. */
    public static TableUse classicMap(Service service, String parameter) {
        return new TableUse(false, true, Set.of(service), classic(parameter), "");
    }

    /** Whatever it is, nobody checks it. */
    public static final TableUse UNCHECKED = new TableUse(true, true, Set.of(), "", "");

    private static String modern(String lookups) {
        return "table \"%s\" may not be used for " + lookups + " lookups";
    }

    private static String classic(String parameter) {
        return "invalid use of table \"%s\" as " + parameter + " parameter";
    }

    /** The same in {@code release}, where maps are taken {@code since} a release. */
    public TableUse orMapsSince(Release since, Release release) {
        return release.atLeast(since)
                ? new TableUse(lists, true, services, sentence, otherwise)
                : new TableUse(
                        lists,
                        maps,
                        services,
                        sentence,
                        "a map is taken here since " + since.label());
    }

    public TableUse orLists(boolean also) {
        return new TableUse(lists || also, maps, services, sentence, otherwise);
    }

    public TableUse orServices(Set<Service> more) {
        return new TableUse(lists, maps, more, sentence, otherwise);
    }
}
