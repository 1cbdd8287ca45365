/**
 * Puts a server together from a configuration and the seams to the world. Depends on everything
 * else of the server; only the command line and tests depend on it. One thread starts and stops.
 */
@NullMarked
package org.waypost.mta.boot;

import org.jspecify.annotations.NullMarked;
