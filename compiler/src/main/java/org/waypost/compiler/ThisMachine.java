package org.waypost.compiler;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.check.state.Machine;
import org.waypost.compiler.source.SourceSet;

/** The name and the interfaces of the machine that runs this, where the options say nothing. */
final class ThisMachine {
    private static final List<Path> MAILNAME =
            List.of(Path.of("/etc/mail/mailname"), Path.of("/etc/mailname"));
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private ThisMachine() {}

    static Machine of(SourceSet sources, CompileOptions options) {
        return new Machine(
                options.hostname().orElseGet(ThisMachine::hostname),
                options.interfaces().orElseGet(ThisMachine::interfaces),
                sources.files(),
                options.thisMachine());
    }

    /** The first line of the mail name's file, else the kernel's name. No DNS is asked. */
    private static String hostname() {
        for (Path file : MAILNAME) {
            String name = firstLine(file);
            if (!name.isEmpty()) {
                return name;
            }
        }
        String name = firstLine(KERNEL_NAME);
        return name.isEmpty() ? "localhost" : name;
    }

    private static String firstLine(Path file) {
        try {
            return Files.isReadable(file)
                    ? Files.readString(file).lines().findFirst().orElse("").strip()
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Map<String, List<String>> interfaces() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        try {
            NetworkInterface.networkInterfaces()
                    .forEach(
                            i ->
                                    all.put(
                                            i.getName(),
                                            i.inetAddresses()
                                                    .map(InetAddress::getHostAddress)
                                                    .toList()));
        } catch (SocketException none) {
            return Map.of();
        }
        return all;
    }
}
