/**
 * The client's side of SMTP and LMTP: connections, replies, bodies on the wire. Depends on the JDK
 * and on delivery's text. A connection and its dialogue belong to one thread, which may block.
 */
@NullMarked
package org.waypost.mta.delivery.wire;

import org.jspecify.annotations.NullMarked;
