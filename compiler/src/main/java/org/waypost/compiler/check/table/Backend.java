package org.waypost.compiler.check.table;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.waypost.engine.table.Service;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** The kinds of tables that the releases know, and what each can be asked for. */
final class Backend {
    private static final Set<Service> OLD =
            EnumSet.of(
                    Service.ALIAS,
                    Service.CREDENTIALS,
                    Service.DOMAIN,
                    Service.NETADDR,
                    Service.USERINFO,
                    Service.SOURCE);
    private static final Set<Service> NINE = EnumSet.range(Service.ALIAS, Service.MAILADDRMAP);
    private static final Set<Service> ALL = EnumSet.allOf(Service.class);
    private static final Set<String> PROGRAMS =
            Set.of(
                    "proc",
                    "sqlite",
                    "mysql",
                    "postgres",
                    "ldap",
                    "passwd",
                    "redis",
                    "socketmap",
                    "python",
                    "perl",
                    "lua",
                    "stub");

    private Backend() {}

    static boolean isStatic(String name) {
        return name.equals("static") || name.equals("file");
    }

    /** What a backend offers; empty when the release has none of that name. */
    static Optional<Set<Service>> services(String name, Release release) {
        boolean classic2013 =
                release.dialect() == Dialect.CLASSIC && !release.atLeast(Release.R5_4);
        return switch (name) {
            case "static", "file" -> Optional.of(ALL);
            case "getpwnam" -> Optional.of(EnumSet.of(Service.USERINFO));
            case "db" ->
                    Optional.of(classic2013 ? OLD : release.atLeast(Release.R7_3) ? ALL : NINE);
            case "sqlite", "ldap" -> Optional.of(classic2013 ? NINE : ALL);
            default ->
                    PROGRAMS.contains(name) && !classic2013 ? Optional.of(ALL) : Optional.empty();
        };
    }
}
