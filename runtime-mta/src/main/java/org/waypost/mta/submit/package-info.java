/**
 * Mail that a program of this machine hands in: its text on the socket and in the offline folder,
 * and its way into the queue. Depends on intake, recipient, queue and the configuration. Blocking;
 * a message is handled by one thread.
 */
@NullMarked
package org.waypost.mta.submit;

import org.jspecify.annotations.NullMarked;
