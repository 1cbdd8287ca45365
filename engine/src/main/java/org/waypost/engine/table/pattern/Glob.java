package org.waypost.engine.table.pattern;

import org.waypost.engine.value.AsciiCase;

/**
 * A host name pattern of smtpd.conf(5). A star skips to the <em>first</em> place where the next
 * character of the pattern stands and never looks further: {@code *.org} is met by {@code x.org}
 * and not by {@code a.b.org}. A star at the end takes the rest, and needs some rest to take.
 *
 * @param text in lower case
 */
public record Glob(String text) {
    public Glob {
        text = AsciiCase.lower(text);
    }

    /** Without a star it is a name like any other. */
    public boolean isExact() {
        return text.indexOf('*') < 0;
    }

    /** Whether a name meets the pattern, whatever its case. */
    public boolean matches(String name) {
        int at = 0;
        int i = 0;
        while (i < text.length()) {
            char wanted = text.charAt(i);
            if (wanted == '*') {
                if (at == name.length()) {
                    return false;
                }
                i = behindStars(i);
                at = skip(name, at, i);
            } else if (at < name.length() && AsciiCase.lower(name.charAt(at)) == wanted) {
                i++;
                at++;
            } else {
                return false;
            }
        }
        return at == name.length();
    }

    private int behindStars(int i) {
        int next = i;
        while (next < text.length() && text.charAt(next) == '*') {
            next++;
        }
        return next;
    }

    private int skip(String name, int from, int next) {
        int at = from;
        while (at < name.length()
                && (next == text.length()
                        || AsciiCase.lower(name.charAt(at)) != text.charAt(next))) {
            at++;
        }
        return at;
    }
}
