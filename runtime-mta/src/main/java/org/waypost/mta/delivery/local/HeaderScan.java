package org.waypost.mta.delivery.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * What a delivery must know of a message's header.
 *
 * @param loops it was delivered to this address before
 * @param spam a filter marked it
 */
record HeaderScan(boolean loops, boolean spam) {
    private static final String DELIVERED_TO = "delivered-to:";

    /** Looks at whole lines up to the empty one, or to the limit. */
    static HeaderScan of(InputStream message, String address, int limitBytes) throws IOException {
        InputStream in = new BufferedInputStream(message);
        String wanted = address.toLowerCase(Locale.ROOT);
        boolean loops = false;
        boolean spam = false;
        int left = limitBytes;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length() + 1;
            String lower = line.toLowerCase(Locale.ROOT);
            loops |=
                    lower.startsWith(DELIVERED_TO)
                            && lower.substring(DELIVERED_TO.length()).strip().equals(wanted);
            spam |= lower.equals("x-spam: yes") || lower.equals("x-spam-flag: yes");
        }
        return new HeaderScan(loops, spam);
    }

    /** Empty at the end of the header, of the message, and of the limit. */
    private static String line(InputStream in, int limit) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.length() >= limit) {
                return "";
            }
            line.append((char) b);
        }
        return line.toString();
    }
}
