package org.waypost.mta.boot;

import java.io.IOException;
import java.util.Locale;

/** Why a socket cannot be opened, as people say it. */
final class Reasons {
    private Reasons() {}

    static String of(IOException failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("in use")) {
            return "another program listens there already";
        }
        if (text.contains("permission")) {
            return "permission denied: ports below 1024 need rights that this user does not have";
        }
        if (text.contains("cannot assign")) {
            return "this machine does not have that address";
        }
        return text;
    }
}
