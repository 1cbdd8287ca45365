/**
 * The rule program: both dialects lowered to one list of rules. Depends on value and table.
 * Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.rule;

import org.jspecify.annotations.NullMarked;
