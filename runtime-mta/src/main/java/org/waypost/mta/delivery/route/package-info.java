/**
 * Which servers a message goes to: relay URLs, smart hosts in turn, mail exchangers. Depends on
 * delivery, the resolver's seam and the engine's rules. Any thread; look-ups block.
 */
@NullMarked
package org.waypost.mta.delivery.route;

import org.jspecify.annotations.NullMarked;
