package org.waypost.compiler.cli.line;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.cli.line.Syntax.Choice;
import org.waypost.grammar.Release;

/**
 * For which machine and which release a file is read; every command that compiles takes these.
 *
 * @param root where the tree of that machine lies
 */
public record MachineOptions(CompileOptions compileOptions, Path root) {
    public static final List<Choice> CHOICES =
            List.of(
                    new Choice(
                            "--release",
                            "R",
                            "read the file exactly as this release does: 2013, 6.0.3, 7.8 …"),
                    new Choice("--hostname", "NAME", "the name of the machine the file is for"),
                    new Choice(
                            "--interfaces",
                            "LIST",
                            "its interfaces: 'lo=127.0.0.1,::1;eth0=192.0.2.1'"),
                    new Choice("--root", "DIR", "where that machine's tree lies on this one"),
                    new Choice("-D", "NAME=VALUE", "set a macro; it wins over the file's"));

    public static MachineOptions of(Arguments arguments) throws CommandFailure {
        CompileOptions options =
                new CompileOptions(
                        release(arguments.value("--release")),
                        arguments.value("--hostname"),
                        interfaces(arguments.value("--interfaces")),
                        macros(arguments.values("-D")),
                        false);
        return new MachineOptions(options, root(arguments.value("--root").orElse("/")));
    }

    private static Path root(String text) throws CommandFailure {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException notAPath) {
            throw new CommandFailure(Exit.USAGE, "`" + text + "` is not a folder's name");
        }
    }

    private static Optional<Release> release(Optional<String> name) throws CommandFailure {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Release> release = Release.named(name.get());
        if (release.isEmpty()) {
            String known =
                    Arrays.stream(Release.values())
                            .map(Release::label)
                            .collect(Collectors.joining(", "));
            throw new CommandFailure(
                    Exit.USAGE,
                    "no release `"
                            + name.get()
                            + "`; there are "
                            + known
                            + ", and one in between reads as the one before it");
        }
        return release;
    }

    private static Map<String, String> macros(List<String> definitions) throws CommandFailure {
        Map<String, String> macros = new LinkedHashMap<>();
        for (String definition : definitions) {
            // The original cuts at the last one too: a name never holds an equals sign.
            int equals = definition.lastIndexOf('=');
            if (equals < 1) {
                throw new CommandFailure(
                        Exit.USAGE, "expected `-D NAME=VALUE`, found `" + definition + "`");
            }
            macros.put(definition.substring(0, equals), definition.substring(equals + 1));
        }
        return macros;
    }

    private static Optional<Map<String, List<String>>> interfaces(Optional<String> text)
            throws CommandFailure {
        return text.isEmpty() ? Optional.empty() : Optional.of(interfaces(text.get()));
    }

    /** {@code lo=127.0.0.1,::1;eth0=192.0.2.1}. */
    public static Map<String, List<String>> interfaces(String text) throws CommandFailure {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(
                        Exit.USAGE,
                        "expected `--interfaces NAME=ADDRESS,ADDRESS;…`, found `" + part + "`");
            }
            addresses
                    .computeIfAbsent(part.substring(0, equals).strip(), _ -> new ArrayList<>())
                    .addAll(addresses(part.substring(equals + 1)));
        }
        return addresses;
    }

    private static List<String> addresses(String text) throws CommandFailure {
        List<String> addresses = new ArrayList<>();
        for (String address : text.split(",")) {
            if (address.isBlank()) {
                continue;
            }
            try {
                // The scope behind `%` names an interface of that machine, not of this one.
                InetAddress.ofLiteral(address.strip().replaceFirst("%.*", ""));
            } catch (IllegalArgumentException notAnAddress) {
                throw new CommandFailure(
                        Exit.USAGE, "`" + address.strip() + "` in --interfaces is no address");
            }
            addresses.add(address.strip());
        }
        return addresses;
    }
}
