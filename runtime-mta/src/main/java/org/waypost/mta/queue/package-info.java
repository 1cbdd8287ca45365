/**
 * What an envelope is and what every queue does. Depends on io and the engine's values. Any thread.
 */
@NullMarked
package org.waypost.mta.queue;

import org.jspecify.annotations.NullMarked;
