package org.waypost.mta.delivery.bounce;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waypost.mta.queue.Envelope;

/**
 * The enhanced status code of what happened (RFC 3463).
 *
 * @param remote whether another server's reply says it: then it is a diagnostic code too
 */
record StatusCode(String code, boolean remote) {
    private static final Pattern REPLY =
            Pattern.compile("([245])[0-9][0-9](?: ([245]\\.[0-9]{1,3}\\.[0-9]{1,3}))?(?: .*)?");

    static StatusCode of(Envelope.Bounce.Kind kind, String status) {
        Matcher reply = REPLY.matcher(status);
        if (!reply.matches()) {
            String detail = status.equals("Envelope expired") ? ".4.7" : ".0.0";
            return new StatusCode(severity(kind) + detail, false);
        }
        String given = reply.group(2);
        // A 450 that was tried until the envelope expired has failed for good all the same.
        boolean fits = given != null && given.startsWith(severity(kind));
        String detail = given == null ? ".0.0" : given.substring(1);
        return new StatusCode(fits ? given : severity(kind) + detail, true);
    }

    private static String severity(Envelope.Bounce.Kind kind) {
        return switch (kind) {
            case FAILED -> "5";
            case DELAYED -> "4";
            case DELIVERED, RELAYED, EXPANDED -> "2";
        };
    }
}
