/** What becomes of an envelope: agents and their outcomes. Depends on queue. Any thread. */
@NullMarked
package org.waypost.mta.delivery;

import org.jspecify.annotations.NullMarked;
