/**
 * SMTP over Netty: sockets, TLS and threads around the pure session. Depends on smtp, intake, auth
 * and Netty. Threads: a session runs on its event loop; whatever blocks (queue, tables, DNS, crypt)
 * runs on virtual threads, and nothing is read meanwhile.
 */
@NullMarked
package org.waypost.mta.smtp.netty;

import org.jspecify.annotations.NullMarked;
