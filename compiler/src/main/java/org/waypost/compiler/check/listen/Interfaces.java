package org.waypost.compiler.check.listen;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.check.state.AddressText;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.grammar.Release;

/** What a listener listens on: an interface, an address, a host name. */
final class Interfaces {
    private Interfaces() {}

    private static boolean looksLikeHost(String text) {
        return text.equals("localhost") || text.contains(".");
    }

    /** Asks DNS and the hosts file, as the original does at this place. */
    private static boolean resolves(String text) {
        try {
            return InetAddress.getAllByName(text).length > 0;
        } catch (UnknownHostException none) {
            return false;
        }
    }

    /** An interface name first, then an address, then a host name. */
    static void require(CheckState state, Argument.Word on) {
        String text = on.text();
        boolean known =
                state.machine().interfaces().containsKey(text)
                        || AddressText.parse(text).isPresent()
                        || (state.machine().here() ? resolves(text) : looksLikeHost(text));
        if (known) {
            return;
        }
        boolean fatal = !state.classic() || state.since(Release.R5_4);
        boolean prefixed = !state.classic() || fatal && !state.since(Release.R5_9);
        String sentence = "invalid virtual ip or interface: " + text;
        boolean early = text.equals("socket") && !state.since(Release.R5_9) && state.classic();
        Diagnostic problem =
                state.absent("no-such-interface", on.span(), (prefixed ? "smtpd: " : "") + sentence)
                        .message("this machine has no interface `" + text + "`")
                        .help(early ? "`listen on socket` is known since 5.9" : "")
                        .build();
        if (state.machine().here()) {
            throw new Finding(problem);
        }
        state.report(problem);
    }
}
