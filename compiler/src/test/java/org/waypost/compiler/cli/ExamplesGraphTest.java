package org.waypost.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.namer.NamedEnvironment;
import org.approvaltests.namer.NamerFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph of every example, as {@code waypost graph} prints it. */
class ExamplesGraphTest {
    static List<String> configurations() throws IOException {
        Path examples = CommandRun.root().resolve("examples");
        try (Stream<Path> files = Files.walk(examples)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .map(file -> examples.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void graph(String configuration) throws Exception {
        String file = CommandRun.root().resolve("examples").resolve(configuration).toString();
        CommandRun run =
                CommandRun.of(
                        "graph", file, "--hostname", "mx.test", "--interfaces", "lo=127.0.0.1,::1");
        assertThat(run.err()).isEmpty();
        String name = configuration.replace('/', '-').replace(".conf", "");
        try (NamedEnvironment _ = NamerFactory.withParameters(name)) {
            Approvals.verify(run.out());
        }
    }
}
