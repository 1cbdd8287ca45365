/**
 * Delivery on this machine: maildirs, mailboxes, programs, LMTP. Depends on delivery, wire, queue,
 * user, the disk's seam and the engine's rules. Any thread; everything blocks.
 */
@NullMarked
package org.waypost.mta.delivery.local;

import org.jspecify.annotations.NullMarked;
