/**
 * What a decision is about: addresses, names and the facts of one envelope. Depends on nothing.
 * Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.value;

import org.jspecify.annotations.NullMarked;
