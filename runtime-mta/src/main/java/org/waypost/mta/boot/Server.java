package org.waypost.mta.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;
import org.waypost.mta.control.ControlPorts;
import org.waypost.mta.control.ControlServer;
import org.waypost.mta.control.Powers;
import org.waypost.mta.control.Request;
import org.waypost.mta.delivery.bounce.BounceReports;
import org.waypost.mta.intake.LocalSubmission;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.intake.Pressure;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.limits.ServerLimits;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.observe.LogLevel;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.AnnouncingQueue;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.Profile;
import org.waypost.mta.queue.TimedQueue;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.recipient.HomeForwards;
import org.waypost.mta.recipient.IncludeFiles;
import org.waypost.mta.recipient.Rebinding;
import org.waypost.mta.recipient.RecipientResolver;
import org.waypost.mta.rules.LiveTables;
import org.waypost.mta.schedule.AgentKind;
import org.waypost.mta.schedule.Scheduler;
import org.waypost.mta.schedule.SchedulerPorts;
import org.waypost.mta.schedule.SchedulerSettings;
import org.waypost.mta.smtp.netty.ListenerSetup;
import org.waypost.mta.smtp.netty.SmtpServer;
import org.waypost.mta.smtp.netty.SmtpServices;
import org.waypost.mta.submit.LocalMail;
import org.waypost.mta.submit.OfflineFolder;
import org.waypost.mta.submit.SocketPlan;
import org.waypost.mta.table.ExternalTables;
import org.waypost.mta.table.SystemUsersDriver;

/** A running mail server. Several may run in one process, each with its own spool and ports. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Configuration configuration;
    private final ServerOptions options;
    private final World world;
    private final ZoneId zone = ZoneId.systemDefault();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService platform =
            Executors.newFixedThreadPool(
                    ServerLimits.CRYPT_THREADS,
                    Thread.ofPlatform().daemon().name("crypt-", 0).factory());
    private final Counters counters = new Counters();
    private final List<AutoCloseable> running = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();

    private Server(Configuration configuration, ServerOptions options, World world) {
        this.configuration = configuration;
        this.options = options;
        this.world = world;
        running.add(blocking::shutdown);
        running.add(platform::shutdown);
    }

    /**
     * Starts to serve.
     *
     * @throws StartFailure with a line for each thing that stands in the way; nothing runs then
     */
    public static Server start(Configuration configuration, ServerOptions options, World world)
            throws StartFailure {
        TableDrivers drivers = TableDrivers.installed().with(new SystemUsersDriver(world.users()));
        List<String> missing = Unsupported.in(configuration, options.user(), drivers);
        if (!missing.isEmpty()) {
            throw new StartFailure(String.join("\n", missing));
        }
        Server server = new Server(configuration, options, world);
        try {
            server.assemble(drivers);
            RootNotice.in(configuration, options.user()).ifPresent(LOG::warn);
            return server;
        } catch (StartFailure | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Where it listens, with the ports that were chosen. */
    public List<InetSocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** What an administrator steers besides the queue. */
    private record Running(SmtpServer smtp, LiveTables tables, Powers powers) {}

    private void assemble(TableDrivers drivers) throws StartFailure {
        LiveTables tables = tables(drivers);
        List<ListenerSetup> setups = new ListenerPlan(configuration, tables, platform).setups();
        ConfigurationActions actions = new ConfigurationActions(configuration);
        LocalUsers users = new LocalUsers(tables);
        RecipientResolver recipients = recipients(tables, users, actions);
        Profile profile = new Profile();
        MailQueue queue = new TimedQueue(openQueue(), profile, System::nanoTime);
        Handover handover = new Handover();
        MessageIntake intake =
                new MessageIntake(
                        new AnnouncingQueue(queue, handover::accept), world.timer(), zone);
        PeerBook book = new PeerBook(world.timer());
        Agents agents = new Agents(configuration, options, world, tables, actions);
        SchedulerPorts ports =
                new SchedulerPorts(
                        queue,
                        agents.local(queue, users),
                        agents.relay(queue, book),
                        bounces(queue, recipients, intake),
                        counters);
        Scheduler started = schedule(ports);
        handover.to(started);
        Pressure pressure = pressure(profile);
        SmtpServer smtp = smtp(recipients, intake, pressure);
        options.paused().forEach(part -> pause(part, started, smtp));
        LocalMail mail = SocketPlan.of(configuration).mail(recipients::decide, intake, pressure);
        Powers powers =
                new Powers(
                        book,
                        new Rebinding(recipients::decide),
                        options.whenStopped(),
                        SocketPlan.aliases(configuration),
                        mail);
        control(ports.queue(), profile, started, new Running(smtp, tables, powers));
        listen(setups, smtp);
        started.start();
        blocking.execute(() -> takeUp(OfflineFolder.of(options.spool()), mail));
    }

    private static void takeUp(OfflineFolder folder, LocalMail mail) {
        try {
            folder.prepare();
        } catch (IOException failure) {
            LOG.warn("warn: offline: {}", DiskError.describe(failure));
        }
        folder.takeUp(mail);
    }

    private static void pause(Request.Part part, Scheduler scheduler, SmtpServer smtp) {
        switch (part) {
            case MDA -> scheduler.pause(AgentKind.MDA);
            case MTA -> scheduler.pause(AgentKind.MTA);
            case SMTP -> smtp.pause();
        }
    }

    private RecipientResolver recipients(
            LiveTables tables, LocalUsers users, ConfigurationActions actions) {
        return new RecipientResolver(
                tables::evaluator,
                new RecipientResolver.Names(
                        configuration.program(),
                        options.user(),
                        actions::definition,
                        configuration.settings().queueTtl()),
                new RecipientResolver.Places(
                        tables::answer,
                        tables,
                        users::of,
                        new HomeForwards(),
                        IncludeFiles::fromDisk));
    }

    private LiveTables tables(TableDrivers drivers) throws StartFailure {
        ExternalTables externals = new ExternalTables(drivers, world.timer());
        running.add(externals);
        open(externals, SystemUsersDriver.TABLE);
        for (Table table : configuration.tables().values()) {
            if (table instanceof Table.External external) {
                open(externals, external);
            }
        }
        return new LiveTables(configuration, externals, firstRules());
    }

    private Evaluator firstRules() {
        RuleProgram program = configuration.program();
        if (options.linear()) {
            return new LinearEvaluator(program);
        }
        return options.graph().map(GraphEvaluator::new).orElseGet(() -> GraphEvaluator.of(program));
    }

    private void open(ExternalTables externals, Table.External table) throws StartFailure {
        try {
            externals.open(table);
        } catch (IOException problem) {
            String at = configuration.declared().table(table.name()).map(At::line).orElse("");
            throw new StartFailure(
                    at + "table `" + table.name() + "`: " + DiskError.describe(problem));
        }
    }

    private MailQueue openQueue() throws StartFailure {
        try {
            MailQueue queue = options.queue().open(world.disk(), options.spool(), world.entropy());
            running.add(queue);
            return queue;
        } catch (IOException failure) {
            String reason = DiskError.describe(failure);
            throw new StartFailure("cannot use the spool " + options.spool() + ": " + reason);
        }
    }

    private BounceReports bounces(
            MailQueue queue, RecipientResolver recipients, MessageIntake intake) {
        String hostname = configuration.hostname();
        Bounces bounces = new Bounces(new LocalSubmission(recipients::decide, intake, hostname));
        return new BounceReports(
                hostname,
                new BounceReports.World(queue, bounces, world.timer(), zone, world.entropy()));
    }

    private Scheduler schedule(SchedulerPorts ports) {
        SchedulerSettings settings =
                SchedulerSettings.DEFAULT.withWarnAfter(configuration.settings().bounceWarn());
        Scheduler made = new Scheduler(ports, world.timer(), blocking, settings);
        running.add(() -> made.close(ServerLimits.LAST_DELIVERIES));
        return made;
    }

    private Pressure pressure(Profile profile) {
        LongSupplier envelopes = () -> counters.value("scheduler.envelope");
        PressureWatch watch =
                new PressureWatch(
                        world,
                        blocking,
                        options.spool(),
                        new PressureWatch.Sources(profile, envelopes));
        running.add(watch);
        watch.start();
        return watch.pressure();
    }

    private SmtpServer smtp(RecipientResolver recipients, MessageIntake intake, Pressure pressure) {
        SmtpServer smtp =
                new SmtpServer(
                        new SmtpServices(
                                recipients::session,
                                new ClientNames(world.resolver()),
                                intake,
                                world.entropy(),
                                blocking,
                                counters,
                                pressure));
        running.add(smtp);
        return smtp;
    }

    private void control(MailQueue queue, Profile profile, Scheduler scheduling, Running parts)
            throws StartFailure {
        ControlPorts ports =
                new ControlPorts(
                        scheduling,
                        queue,
                        profile,
                        counters,
                        new Reception(parts.smtp()),
                        parts.tables()::update,
                        LogLevel::verbose,
                        world.timer(),
                        world.timer().instant(),
                        parts.powers());
        Path socket = new SpoolLayout(options.spool()).control();
        try {
            running.add(ControlServer.start(socket, ports, world.timer()));
        } catch (IOException failure) {
            throw new StartFailure(
                    "cannot take requests of smtpctl: " + DiskError.describe(failure));
        }
    }

    private void listen(List<ListenerSetup> setups, SmtpServer smtp) throws StartFailure {
        for (ListenerSetup setup : setups) {
            try {
                addresses.add(smtp.listen(setup));
            } catch (IOException failure) {
                throw new StartFailure(
                        "cannot listen on "
                                + BoundAddress.text(setup.address())
                                + ": "
                                + Reasons.of(failure));
            }
        }
    }

    /** Takes no more mail, lets what is at work end shortly, and puts everything away. */
    @Override
    public void close() {
        for (AutoCloseable part : running.reversed()) {
            try {
                part.close();
            } catch (Exception failure) {
                LOG.warn("warn: at the end: {}", failure.toString());
            }
        }
        running.clear();
    }
}
