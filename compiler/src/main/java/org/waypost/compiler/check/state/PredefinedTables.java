package org.waypost.compiler.check.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.check.table.KnownTable;
import org.waypost.compiler.check.table.Tables;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** The tables that a release makes of the machine's name and addresses. */
public final class PredefinedTables {
    public static final String ANYHOST = "<anyhost>";
    public static final String LOCALHOST = "<localhost>";
    public static final String LOCALNAMES = "<localnames>";
    public static final String ANYDESTINATION = "<anydestination>";
    public static final String GETPWNAM = "<getpwnam>";

    private PredefinedTables() {}

    static void addTo(Tables tables, Release release, Machine machine) {
        list(tables, ANYHOST, List.of("local", "0.0.0.0/0", "::/0"));
        list(tables, LOCALHOST, localhost(release, machine));
        list(tables, LOCALNAMES, localnames(release, machine));
        list(tables, ANYDESTINATION, List.of("*"));
        Table users = new Table.External(GETPWNAM, "getpwnam", "");
        tables.add(
                GETPWNAM, new KnownTable(users, KnownTable.Kind.DYNAMIC, Optional.empty(), false));
    }

    private static void list(Tables tables, String name, List<String> keys) {
        List<TableEntry> entries = keys.stream().map(k -> new TableEntry(k, "", 0)).toList();
        Table table = new Table.InMemory(name, Table.Shape.LIST, "", entries);
        tables.add(name, new KnownTable(table, KnownTable.Kind.LIST, Optional.empty(), false));
    }

    private static List<String> localhost(Release release, Machine machine) {
        List<String> keys = new ArrayList<>(List.of("local"));
        for (String address : addresses(machine)) {
            boolean six = address.contains(":");
            keys.add(six ? sixth(address, release) : address);
        }
        return keys;
    }

    /** How a release writes an IPv6 address. */
    private static String sixth(String address, Release release) {
        return release.dialect() == Dialect.CLASSIC ? "IPv6:" + address : "[" + address + "]";
    }

    private static List<String> localnames(Release release, Machine machine) {
        List<String> keys = new ArrayList<>(List.of("localhost", machine.hostname()));
        boolean addresses = release.dialect() == Dialect.MODERN || release.atLeast(Release.R5_4);
        if (!addresses) {
            return keys;
        }
        for (String address : addresses(machine)) {
            boolean six = address.contains(":");
            String text = six ? sixth(address, release) : address;
            keys.add(text);
            if (!release.atLeast(Release.R7_3)) {
                keys.add("[" + text + "]");
                if (six) {
                    keys.add("[ipv6:" + text + "]");
                }
            }
        }
        return keys;
    }

    private static List<String> addresses(Machine machine) {
        return machine.interfaces().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .flatMap(e -> e.getValue().stream())
                .map(AddressText::shortest)
                .distinct()
                .toList();
    }
}
