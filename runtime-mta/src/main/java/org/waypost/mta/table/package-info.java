/**
 * Tables that are asked when they are needed: the drivers, and the deadline around each look-up.
 * Depends on engine.table, user, io and limits. Any thread.
 */
@NullMarked
package org.waypost.mta.table;

import org.jspecify.annotations.NullMarked;
