package org.waypost.mta.schedule;

import org.waypost.mta.delivery.BouncePort;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.MailQueue;

/**
 * What the scheduler works with.
 *
 * @param queue the queue itself, not one that announces
 * @param mda delivers on this machine
 * @param mta delivers to other servers
 */
public record SchedulerPorts(
        MailQueue queue,
        DeliveryAgent mda,
        DeliveryAgent mta,
        BouncePort bounces,
        Counters counters) {}
