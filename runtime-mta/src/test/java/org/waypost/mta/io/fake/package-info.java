/**
 * A world in memory: a disk that crashes, a clock that is moved by hand. For tests of this module
 * and of others. Depends on io. One thread.
 */
@NullMarked
package org.waypost.mta.io.fake;

import org.jspecify.annotations.NullMarked;
