/**
 * Envelopes that show something: one that a rule decides. Depends on decide and the engine. Nothing
 * is kept, one thread at a time.
 */
@NullMarked
package org.waypost.compiler.witness;

import org.jspecify.annotations.NullMarked;
