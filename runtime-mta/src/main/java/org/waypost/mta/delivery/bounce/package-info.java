/**
 * Reports to senders: what could not be delivered, and what is late. Depends on delivery and queue.
 * Any thread; queueing a report blocks.
 */
@NullMarked
package org.waypost.mta.delivery.bounce;

import org.jspecify.annotations.NullMarked;
