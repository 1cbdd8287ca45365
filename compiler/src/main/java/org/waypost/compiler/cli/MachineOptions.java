package org.waypost.compiler.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.CompileOptions;
import org.waypost.grammar.Release;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** For which machine and which release a file is read; every command that compiles takes these. */
final class MachineOptions {
    @Option(
            names = "--release",
            paramLabel = "R",
            converter = ReleaseName.class,
            description = "read the file exactly as this release does: 2013, 6.0.3, 7.8 …")
    @Nullable Release release;

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = "the name of the machine that the file is for")
    @Nullable String hostname;

    @Option(
            names = "--interfaces",
            paramLabel = "LIST",
            converter = InterfaceList.class,
            description = "its interfaces: lo=127.0.0.1,::1;eth0=192.0.2.1")
    @Nullable Interfaces interfaces;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "where the tree of that machine lies: absolute paths begin there")
    Path root = Path.of("/");

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "sets a macro; it wins over the file's")
    Map<String, String> macros = new LinkedHashMap<>();

    CompileOptions compileOptions() {
        return new CompileOptions(
                Optional.ofNullable(release),
                Optional.ofNullable(hostname),
                Optional.ofNullable(interfaces).map(Interfaces::addresses),
                macros,
                false);
    }

    /** Addresses by interface name. */
    record Interfaces(Map<String, List<String>> addresses) {
        /**
         * @throws IllegalArgumentException with one sentence
         */
        static Interfaces parse(String text) {
            Map<String, List<String>> addresses = new LinkedHashMap<>();
            for (String part : text.split(";")) {
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException(
                            "expected `NAME=ADDRESS,ADDRESS;…`, found `" + part + "`");
                }
                addresses
                        .computeIfAbsent(part.substring(0, equals).strip(), _ -> new ArrayList<>())
                        .addAll(List.of(part.substring(equals + 1).strip().split(" *, *")));
            }
            return new Interfaces(addresses);
        }
    }

    static final class ReleaseName implements ITypeConverter<Release> {
        @Override
        public Release convert(String value) {
            return Release.named(value).orElseThrow(() -> new TypeConversionException(known(value)));
        }

        private static String known(String value) {
            List<String> labels = new ArrayList<>();
            for (Release release : Release.values()) {
                labels.add(release.label());
            }
            return "`" + value + "` is none of the known releases " + String.join(", ", labels);
        }
    }

    static final class InterfaceList implements ITypeConverter<Interfaces> {
        @Override
        public Interfaces convert(String value) {
            try {
                return Interfaces.parse(value);
            } catch (IllegalArgumentException odd) {
                throw new TypeConversionException(odd.getMessage());
            }
        }
    }
}
