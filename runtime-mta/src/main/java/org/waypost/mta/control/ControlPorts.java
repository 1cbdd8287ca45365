package org.waypost.mta.control;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.Profile;
import org.waypost.mta.schedule.Scheduler;

/**
 * What requests act on.
 *
 * @param verbose is told whether the log is to be verbose
 * @param started when the server began
 */
public record ControlPorts(
        Scheduler scheduler,
        MailQueue queue,
        Profile profile,
        Counters counters,
        SmtpSwitch smtp,
        TableSwitch tables,
        Consumer<Boolean> verbose,
        InstantSource clock,
        Instant started,
        Powers powers) {}
