/**
 * The seams to the world: time, disk, randomness, names; and the real ones. Depends on the JDK and
 * the log only. Every type may be used by any thread.
 */
@NullMarked
package org.waypost.mta.io;

import org.jspecify.annotations.NullMarked;
