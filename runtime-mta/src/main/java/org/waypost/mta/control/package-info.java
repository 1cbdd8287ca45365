/**
 * How an administrator speaks with the running server: requests, their text on the wire and on the
 * command line, the socket. Depends on schedule, queue, observe and io. Any thread.
 */
@NullMarked
package org.waypost.mta.control;

import org.jspecify.annotations.NullMarked;
