/**
 * The seams to the world: time, disk, randomness, names. Depends on the JDK only. Every type may be
 * used by any thread.
 */
@NullMarked
package org.waypost.mta.io;

import org.jspecify.annotations.NullMarked;
