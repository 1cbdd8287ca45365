package org.waypost.engine.expand;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.MailAddress;

/** The keys under which a recipient is looked for, in their order. */
record LocalNames(Matching matching, String delimiter) {
    /** A local part as a user's name with its sub-address: lower case. */
    String userName(String localPart) {
        return localPart.toLowerCase(Locale.ROOT);
    }

    String base(String name) {
        int cut = name.indexOf(delimiter);
        return cut <= 0 ? name : name.substring(0, cut);
    }

    /** What stands behind the first delimiter, or nothing. */
    String extension(String name) {
        int cut = name.indexOf(delimiter);
        return cut <= 0 ? "" : name.substring(cut + delimiter.length());
    }

    /** 2013 knows no aliases of sub-addresses. */
    List<String> aliasKeys(String name) {
        if (matching == Matching.V2013) {
            return List.of(base(name));
        }
        return List.copyOf(new LinkedHashSet<>(List.of(name, base(name))));
    }

    List<String> virtualKeys(MailAddress address) {
        String user = address.localPart().toLowerCase(Locale.ROOT);
        String domain = address.domain().toLowerCase(Locale.ROOT);
        String base = base(user);
        Set<String> keys = new LinkedHashSet<>();
        if (matching == Matching.V2013) {
            keys.addAll(List.of(base + "@" + domain, base));
        } else {
            keys.addAll(List.of(user + "@" + domain, base + "@" + domain, user, base));
        }
        if (!domain.isEmpty()) {
            keys.addAll(List.of("@" + domain, "@"));
        }
        return List.copyOf(keys);
    }

    /** A name that came out of a virtual table is looked for again, never as a catch-all. */
    List<String> virtualKeys(String name) {
        return List.of(name + "@", name);
    }
}
