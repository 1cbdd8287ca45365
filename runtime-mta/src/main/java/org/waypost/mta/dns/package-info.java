/** Names by DNS and the hosts file. Depends on io and dnsjava. Any thread; look-ups block. */
@NullMarked
package org.waypost.mta.dns;

import org.jspecify.annotations.NullMarked;
