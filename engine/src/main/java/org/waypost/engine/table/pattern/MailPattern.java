package org.waypost.engine.table.pattern;

import org.waypost.engine.value.AsciiCase;

/**
 * The entry of a table of mail addresses, in lower case: {@code user@domain}, {@code @domain},
 * {@code user} or {@code @}. A star in the user part is an ordinary character.
 *
 * @param user empty: every user
 * @param domain empty: every domain (5.4 on), or the domain of the null sender (2013)
 */
public record MailPattern(String user, Glob domain) {
    public static MailPattern parse(String entry) {
        String text = AsciiCase.lower(entry);
        int at = text.lastIndexOf('@');
        return at < 0
                ? new MailPattern(text, new Glob(""))
                : new MailPattern(text.substring(0, at), new Glob(text.substring(at + 1)));
    }

    public boolean everyUser() {
        return user.isEmpty();
    }

    public boolean everyDomain() {
        return domain.text().isEmpty();
    }

    /** An entry that names a sub-address is compared with the whole user, else with its head. */
    public boolean namesSubAddress(char delimiter) {
        return user.indexOf(delimiter) >= 0;
    }
}
