/**
 * Delivery to other servers: which hosts, from which address, under which name, and the session
 * with them. Depends on delivery, wire, queue, the resolver's seam and the engine's rules. Any
 * thread; everything blocks.
 */
@NullMarked
package org.waypost.mta.delivery.relay;

import org.jspecify.annotations.NullMarked;
