package org.waypost.mta.smtp;

import java.util.Optional;
import org.waypost.engine.value.MailAddress;

/** The addresses and names that smtpd takes: RFC 5321 without quoted local parts. */
final class AddressSyntax {
    /** RFC 5321 allows 64; smtpd up to 255, which sub-addresses do use. */
    private static final int LONGEST_LOCAL_PART = 255;

    /** RFC 1035, 2.3.4. */
    private static final int LONGEST_DOMAIN = 255;

    private static final String ATOM_PUNCTUATION = "!#$%&'*/?^`{|}~+-=_";

    private AddressSyntax() {}

    /**
     * @param text between the angle brackets
     * @return the null sender for an empty text; empty when the syntax is wrong
     */
    static Optional<MailAddress> parse(String text, String defaultDomain) {
        if (text.isEmpty()) {
            return Optional.of(MailAddress.NULL_SENDER);
        }
        int at = text.lastIndexOf('@');
        String user = withoutRoute(at < 0 ? text : text.substring(0, at));
        String domain = at < 0 ? defaultDomain : text.substring(at + 1);
        boolean valid = isLocalPart(user) && isDomain(domain);
        return valid ? Optional.of(new MailAddress(user, domain)) : Optional.empty();
    }

    /** A source route ({@code @a,@b:user}) is accepted and ignored: RFC 5321, appendix C. */
    private static String withoutRoute(String user) {
        return user.substring(user.indexOf(':') + 1);
    }

    static boolean isLocalPart(String text) {
        if (text.isEmpty() || text.length() > LONGEST_LOCAL_PART) {
            return false;
        }
        for (String atom : text.split("\\.", -1)) {
            if (atom.isEmpty() || !atom.chars().allMatch(AddressSyntax::isAtomCharacter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAtomCharacter(int c) {
        return isLetterOrDigit(c) || ATOM_PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** A host name, or an address literal in brackets. */
    static boolean isDomain(String text) {
        if (text.isEmpty() || text.length() > LONGEST_DOMAIN) {
            return false;
        }
        return text.startsWith("[") ? isLiteral(text) : isHostName(text);
    }

    private static boolean isHostName(String text) {
        if (!text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.')) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (label.isEmpty() || label.startsWith("-")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(String text) {
        if (!text.endsWith("]")) {
            return false;
        }
        String inner = text.substring(1, text.length() - 1);
        String address = inner.regionMatches(true, 0, "IPv6:", 0, 5) ? inner.substring(5) : inner;
        return address.indexOf(':') < 0
                ? NumericAddress.isV4(address)
                : NumericAddress.isV6(address);
    }
}
