package org.waypost.engine.reading;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.network.IpText;
import org.waypost.engine.value.MailAddress;

/**
 * Which addresses a release takes at MAIL and RCPT; the others are refused before any rule is asked
 * (reference, classic 5.5 and modern 7).
 *
 * @param hostname what an address without a domain gets, where a release completes it
 */
public record AddressSyntax(Matching matching, String hostname) {
    private static final int LONGEST_USER_2013 = 63;
    private static final int LONGEST_USER = 255;
    private static final int LONGEST_DOMAIN = 255;
    private static final String ATOM_2013 = "%+=_-";
    private static final String ATOM = "!#$%&'*/?^`{|}~+-=_";

    /**
     * Reads what stands between the angle brackets of MAIL FROM; the empty text is the null sender.
     *
     * @return empty when the address is refused
     */
    public Optional<MailAddress> sender(String text) {
        return text.isEmpty() ? Optional.of(MailAddress.NULL_SENDER) : recipient(text);
    }

    /**
     * Reads what stands between the angle brackets of RCPT TO.
     *
     * @return empty when the address is refused
     */
    public Optional<MailAddress> recipient(String text) {
        int at = text.lastIndexOf('@');
        String user = at < 0 ? text : text.substring(0, at);
        // A source route (@a,@b:user) is accepted and ignored: RFC 5321, appendix C.
        user = user.substring(user.indexOf(':') + 1);
        String domain = at < 0 ? "" : text.substring(at + 1);
        if (domain.isEmpty() && matching != Matching.V2013) {
            domain = hostname;
        }
        return isUser(user) && isDomain(domain)
                ? Optional.of(new MailAddress(user, domain))
                : Optional.empty();
    }

    private boolean isUser(String user) {
        return switch (matching) {
            case V2013 -> user.length() <= LONGEST_USER_2013 && isAtoms(user, ATOM_2013);
            case V6_0, V7_8 -> user.length() <= LONGEST_USER && isAtoms(user, ATOM);
        };
    }

    /** 2013 reads the domain by the rules of a user: {@code a+b} passes, {@code [::1]} does not. */
    private boolean isDomain(String domain) {
        return switch (matching) {
            case V2013 -> domain.length() <= LONGEST_DOMAIN && isAtoms(domain, ATOM_2013);
            case V6_0, V7_8 -> isHost(domain);
        };
    }

    /** A host name, or an address literal in brackets: also what HELO takes. */
    public static boolean isHost(String text) {
        if (text.length() > LONGEST_DOMAIN) {
            return false;
        }
        return text.startsWith("[") ? isLiteral(text) : isHostName(text);
    }

    private static boolean isAtoms(String text, String punctuation) {
        return isDotted(text, c -> isLetterOrDigit(c) || punctuation.indexOf(c) >= 0);
    }

    private static boolean isHostName(String text) {
        if (text.startsWith("-") || text.contains(".-")) {
            return false;
        }
        return isDotted(text, c -> isLetterOrDigit(c) || c == '-' || c == '_');
    }

    /** Parts joined by single dots, none of them empty. */
    private static boolean isDotted(String text, IntPredicate allowed) {
        boolean afterDot = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? afterDot : !allowed.test(c)) {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot;
    }

    private static boolean isLiteral(String text) {
        if (!text.endsWith("]")) {
            return false;
        }
        String inner = text.substring(1, text.length() - 1);
        if (inner.regionMatches(true, 0, "IPv6:", 0, 5)) {
            inner = inner.substring(5);
        }
        return IpText.v4(inner).isPresent() || IpText.v6(inner).isPresent();
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
