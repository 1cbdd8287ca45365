/**
 * Decides written-down envelopes: what replay, explain and the tests share. Depends on model and
 * the engine. Immutable, any thread, but for what says otherwise.
 */
@NullMarked
package org.waypost.compiler.decide;

import org.jspecify.annotations.NullMarked;
