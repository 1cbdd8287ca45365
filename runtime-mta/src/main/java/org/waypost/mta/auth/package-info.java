/**
 * Who a client says it is, and whether its password proves it. Depends on the engine's tables. Any
 * thread; checks block.
 */
@NullMarked
package org.waypost.mta.auth;

import org.jspecify.annotations.NullMarked;
