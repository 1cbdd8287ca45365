package org.waypost.mta.limits;

/**
 * The limits that smtpd.conf(5) sets.
 *
 * @param messageBytes max-message-size
 * @param mails messages a session may send
 * @param recipients recipients a message may have
 */
public record SessionQuota(long messageBytes, int mails, int recipients) {}
