/**
 * Who the local users are: an action's userbase table, or the system's user database. Depends on
 * the engine's tables. Any thread; look-ups may block.
 */
@NullMarked
package org.waypost.mta.user;

import org.jspecify.annotations.NullMarked;
