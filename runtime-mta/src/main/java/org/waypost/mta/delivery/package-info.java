/**
 * What becomes of an envelope: agents, their outcomes, and what both kinds of agent ask of the
 * configuration. Depends on queue and on the engine's rules and tables. Any thread; agents block.
 */
@NullMarked
package org.waypost.mta.delivery;

import org.jspecify.annotations.NullMarked;
