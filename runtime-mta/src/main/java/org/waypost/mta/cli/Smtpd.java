package org.waypost.mta.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.compiler.Checker;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.CompiledFile;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.mta.boot.BoundAddress;
import org.waypost.mta.boot.Server;
import org.waypost.mta.boot.ServerOptions;
import org.waypost.mta.boot.StartFailure;
import org.waypost.mta.boot.World;
import org.waypost.mta.control.Request;
import org.waypost.mta.limits.ServerLimits;
import org.waypost.mta.observe.LogLevel;
import org.waypost.mta.queue.kind.QueueKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code smtpd}: checks a configuration, or serves it until it is told to end. */
@Command(
        name = "smtpd",
        description = "The mail server for smtpd.conf.",
        usageHelpAutoWidth = true,
        sortOptions = false)
public final class Smtpd implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger("smtpd");
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final String LEFT_AT_THE_END =
            "warn: ended before all was put away: the next start takes it up";

    @Option(names = "-d", description = "Serve in the foreground, log to standard error.")
    private boolean debug;

    @Option(names = "-n", description = "Check the configuration and end.")
    private boolean check;

    @Option(
            names = "-f",
            paramLabel = "FILE",
            defaultValue = "/etc/smtpd.conf",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private String file = "/etc/smtpd.conf";

    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "Define a macro; it wins over the file's.")
    private List<String> macros = List.of();

    @Option(names = "-v", description = "Log more.")
    private boolean[] verbose = {};

    @Option(
            names = "-T",
            paramLabel = "FLAG",
            description = "Trace one part; logs more. rules: why each decision is made.")
    private List<String> traces = List.of();

    @Option(
            names = "-P",
            paramLabel = "SYSTEM",
            description = "Start with mda, mta or smtp paused.")
    private Set<Request.Part> paused = Set.of();

    @Option(names = "-F", description = "Like -d; kept for service files that say it.")
    private boolean foreground;

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            defaultValue = "/var/spool/waypost",
            description = "The queue's folder (default: ${DEFAULT-VALUE}).")
    private Path spool = Path.of("/var/spool/waypost");

    @Option(
            names = "--queue",
            paramLabel = "KIND",
            defaultValue = "fs",
            description = {
                "How the queue is kept: fs (a directory to look into), log (faster),",
                "ram (lost at the end), null (nothing is kept)."
            })
    private String queue = "fs";

    @Option(
            names = "-B",
            paramLabel = "queue=KIND",
            description = "The same, as the original spells it.")
    private Map<String, String> backends = Map.of();

    @Option(names = "--hostname", paramLabel = "NAME", description = "The server's name.")
    private Optional<String> hostname = Optional.empty();

    @Option(names = "--linear", description = "Decide rule by rule, without the graph.")
    private boolean linear;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;

    private final InputStream in;
    private final PrintStream err;

    Smtpd(InputStream in, PrintStream err) {
        this.in = in;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // read once, by the first virtual thread; what the command line says comes first
        System.getProperties().putIfAbsent(CARRIERS, String.valueOf(ServerLimits.CARRIERS));
        CommandLine line = new CommandLine(new Smtpd(System.in, System.err));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(
                (problem, _) -> {
                    System.err.println("smtpd: " + problem.getMessage());
                    return 1;
                });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() {
        Map<String, String> defined = new LinkedHashMap<>();
        for (String macro : macros) {
            int equals = macro.lastIndexOf('=');
            if (equals <= 0) {
                err.println("smtpd: could not parse macro definition " + macro);
                return 1;
            }
            defined.put(macro.substring(0, equals), macro.substring(equals + 1));
        }
        if (check && CompiledFile.isOne(file)) {
            boolean good = load(defined).isPresent();
            err.print(good ? "configuration OK\n" : "");
            return good ? 0 : 1;
        }
        return check ? Checker.check(file, defined, in, err) : serve(defined);
    }

    private int serve(Map<String, String> defined) {
        if (verbose.length > 0 || !traces.isEmpty()) {
            LogLevel.verbose(true);
        }
        if (traces.contains("rules") || traces.contains("all")) {
            LogLevel.traceRules();
        }
        Optional<QueueKind> kind = queueKind();
        if (kind.isEmpty()) {
            return 1;
        }
        Thread ahead = Thread.ofPlatform().daemon().name("ahead").start(ClassesAhead::load);
        Optional<CompiledFile.Loaded> loaded = load(defined);
        if (loaded.isEmpty()) {
            return 1;
        }
        try {
            ahead.join();
            Server server =
                    Server.start(
                            loaded.get().compilation().configuration().orElseThrow(),
                            ServerOptions.in(spool)
                                    .queue(kind.get())
                                    .linear(linear)
                                    .paused(paused)
                                    .whenStopped(Smtpd::end)
                                    .compiled(loaded.get().graph()),
                            World.system());
            return run(server);
        } catch (StartFailure failure) {
            failure.getMessage().lines().forEach(line -> err.println("smtpd: " + line));
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private Optional<QueueKind> queueKind() {
        for (Map.Entry<String, String> backend : backends.entrySet()) {
            if (!backend.getKey().equals("queue")) {
                err.println("smtpd: -B knows queue=KIND only, not " + backend.getKey());
                return Optional.empty();
            }
        }
        String word = backends.getOrDefault("queue", queue);
        Optional<QueueKind> kind = QueueKind.parse(word);
        if (kind.isEmpty()) {
            err.println("smtpd: no queue is called " + word + ": fs, log, ram or null");
        }
        return kind;
    }

    private Optional<CompiledFile.Loaded> load(Map<String, String> defined) {
        try {
            CompiledFile.Loaded loaded =
                    CompiledFile.isOne(file) ? compiledBefore(defined) : compile(defined);
            List<Diagnostic> errors =
                    loaded.compilation().diagnostics().stream()
                            .filter(d -> d.severity() == Severity.ERROR)
                            .toList();
            err.print(new LineForm().render(errors));
            return Optional.of(loaded).filter(l -> l.compilation().configuration().isPresent());
        } catch (UnusableFile problem) {
            err.println("smtpd: " + problem.getMessage());
            return Optional.empty();
        }
    }

    private CompiledFile.Loaded compile(Map<String, String> defined) throws UnusableFile {
        CompileOptions options =
                new CompileOptions(Optional.empty(), hostname, Optional.empty(), defined, true);
        return new CompiledFile.Loaded(
                SmtpdCompiler.compile(MainFile.open(file, Path.of("/"), in), options),
                Optional.empty());
    }

    /** Name and macros are in the file: another value would be another configuration. */
    private CompiledFile.Loaded compiledBefore(Map<String, String> defined) throws UnusableFile {
        if (!defined.isEmpty() || hostname.isPresent()) {
            throw new UnusableFile(
                    "`" + file + "` is compiled: -D and --hostname belong to `waypost compile`");
        }
        return CompiledFile.load(file, true);
    }

    /** The answer to who asked for it goes out before the shutdown hook closes its socket. */
    private static void end() {
        Thread.ofPlatform().name("stop").start(() -> System.exit(0));
    }

    private static int run(Server server) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    LOG.info("info: ending");
                                    boolean whole = BoundedEnd.of(server, ServerLimits.END);
                                    LOG.info(whole ? "info: ended" : LEFT_AT_THE_END);
                                    // SIGTERM is how a server is meant to end: that is a success.
                                    Runtime.getRuntime().halt(0);
                                },
                                "end"));
        ready(server.addresses());
        try {
            main.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void ready(List<InetSocketAddress> addresses) {
        if (addresses.isEmpty()) {
            LOG.warn(
                    "warn: the configuration has no `listen on` with an address: no mail comes in,"
                            + " only what is queued already goes out");
            LOG.info("info: ready");
        } else {
            LOG.info("info: ready on {}", listening(addresses));
        }
    }

    private static String listening(List<InetSocketAddress> addresses) {
        return addresses.stream().map(BoundAddress::text).collect(Collectors.joining(" "));
    }
}
