/**
 * The checked configuration to the rule program, the same for both dialects. Depends on
 * check.state, model and the engine's rules. Stateless, any thread.
 */
@NullMarked
package org.waypost.compiler.lower;

import org.jspecify.annotations.NullMarked;
