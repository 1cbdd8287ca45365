/**
 * Judges statements as a release does, and collects what they say. Depends on ast, syntax, model,
 * diagnostic, source, the grammar and the engine's rules and tables. One check, one thread.
 */
@NullMarked
package org.waypost.compiler.check;

import org.jspecify.annotations.NullMarked;
