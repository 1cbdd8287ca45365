package org.waypost.mta.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sender wants to be told about a recipient (RFC 3461).
 *
 * @param wanted when a report is to come; empty: nothing was said, which means failure and delay
 * @param ret {@code FULL}, {@code HDRS} or empty
 * @param envid the sender's own name of the message as xtext, or empty
 * @param orcpt the recipient that the first sender meant, {@code rfc822;xtext}, or empty
 */
public record Dsn(Set<Notify> wanted, String ret, String envid, String orcpt) {
    public static final Dsn NONE = new Dsn(Set.of(), "", "", "");

    /** RFC 3461, 4.4 and 4.2: an ENVID has 100 characters at most, an ORCPT 500. */
    private static final int ENVID_LIMIT = 100;

    private static final int ORCPT_LIMIT = 500;
    private static final Pattern XTEXT = Pattern.compile("([!-*,-<>-~]|\\+[0-9A-F]{2})+");
    private static final int HEX_DIGITS = 2;

    /** When a report is wanted; bits as the original's envelopes have them. */
    public enum Notify {
        SUCCESS(1),
        FAILURE(2),
        DELAY(4),
        NEVER(8);

        private final int bit;

        Notify(int bit) {
            this.bit = bit;
        }
    }

    public Dsn {
        wanted = Set.copyOf(wanted);
    }

    /** Whether a report of this kind is to be sent. */
    public boolean wants(Notify what) {
        return wanted.isEmpty()
                ? what == Notify.FAILURE || what == Notify.DELAY
                : wanted.contains(what);
    }

    public boolean wantsAll() {
        return ret.equals("FULL");
    }

    /** For one recipient of a message that has these. */
    public Dsn of(Set<Notify> when, String originalRecipient) {
        return new Dsn(when, ret, envid, originalRecipient);
    }

    /** The same, but for success; who asked for nothing else asked for nothing else. */
    public Dsn withoutSuccess() {
        Set<Notify> left = EnumSet.noneOf(Notify.class);
        left.addAll(wanted);
        left.remove(Notify.SUCCESS);
        return of(left.isEmpty() && !wanted.isEmpty() ? Set.of(Notify.NEVER) : left, orcpt);
    }

    /** The sum of the bits. */
    int bits() {
        return wanted.stream().mapToInt(what -> what.bit).sum();
    }

    static Set<Notify> ofBits(long bits) {
        Set<Notify> found = EnumSet.noneOf(Notify.class);
        for (Notify what : Notify.values()) {
            if ((bits & what.bit) != 0) {
                found.add(what);
            }
        }
        return found;
    }

    /**
     * {@code SUCCESS,DELAY}; empty when a word is not known, stands twice, or NEVER is not alone.
     */
    public static Optional<Set<Notify>> notifyOf(String text) {
        Set<Notify> found = EnumSet.noneOf(Notify.class);
        for (String word : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            Optional<Notify> what =
                    List.of(Notify.values()).stream()
                            .filter(known -> known.name().equals(word))
                            .findFirst();
            if (what.isEmpty() || !found.add(what.get())) {
                return Optional.empty();
            }
        }
        return found.contains(Notify.NEVER) && found.size() > 1
                ? Optional.empty()
                : Optional.of(found);
    }

    public static boolean isEnvid(String text) {
        return text.length() <= ENVID_LIMIT && XTEXT.matcher(text).matches();
    }

    /** {@code rfc822;} and an address as xtext. */
    public static boolean isOrcpt(String text) {
        int semicolon = text.indexOf(';');
        return text.length() <= ORCPT_LIMIT
                && semicolon > 0
                && text.substring(0, semicolon).equalsIgnoreCase("rfc822")
                && XTEXT.matcher(text.substring(semicolon + 1)).matches();
    }

    /** As xtext: what is no plain character becomes {@code +HH}. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '+' && b != '=') {
                out.append((char) b);
            } else {
                out.append(String.format("+%02X", b & 0xff));
            }
        }
        return out.toString();
    }

    /** Undoes {@code +HH}. */
    public static String decode(String xtext) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < xtext.length(); i++) {
            char c = xtext.charAt(i);
            if (c == '+' && i + HEX_DIGITS < xtext.length()) {
                out.append((char) Integer.parseInt(xtext.substring(i + 1, i + 3), 16));
                i += HEX_DIGITS;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** For MAIL to a server that offers DSN, with a leading blank each. */
    public String mailParameters() {
        return (ret.isEmpty() ? "" : " RET=" + ret) + (envid.isEmpty() ? "" : " ENVID=" + envid);
    }

    /** For RCPT, likewise. */
    public String recipientParameters() {
        List<String> words = new ArrayList<>();
        for (Notify what : Notify.values()) {
            if (wanted.contains(what)) {
                words.add(what.name());
            }
        }
        return (words.isEmpty() ? "" : " NOTIFY=" + String.join(",", words))
                + (orcpt.isEmpty() ? "" : " ORCPT=" + orcpt);
    }
}
