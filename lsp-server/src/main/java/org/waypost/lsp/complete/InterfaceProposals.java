package org.waypost.lsp.complete;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItemKind;

/** Interfaces of this machine behind {@code listen on}; the file may be meant for another one. */
final class InterfaceProposals {
    private InterfaceProposals() {}

    static boolean isAsked(Cursor cursor) {
        return cursor.before().size() == 2
                && cursor.before().getFirst().is("listen")
                && cursor.before().getLast().is("on");
    }

    static List<Proposal> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .map(InterfaceProposals::proposal)
                    .sorted((a, b) -> a.label().compareTo(b.label()))
                    .toList();
        } catch (SocketException none) {
            return List.of();
        }
    }

    private static Proposal proposal(NetworkInterface found) {
        String addresses =
                found.inetAddresses()
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(", "));
        return new Proposal(
                found.getName(), found.getName(), CompletionItemKind.Interface, addresses, "");
    }
}
