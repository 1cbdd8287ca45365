/**
 * SMTP over Netty: sockets, TLS and threads around the pure session. A session runs on its event
 * loop; whatever blocks (queue, tables, DNS, crypt) runs on virtual threads, and nothing is read
 * meanwhile. Depends on smtp, tls, auth, intake and recipient; only this package knows Netty.
 */
@NullMarked
package org.waypost.mta.smtp.netty;

import org.jspecify.annotations.NullMarked;
