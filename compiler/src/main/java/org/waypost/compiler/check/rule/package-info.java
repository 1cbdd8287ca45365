/**
 * Rules and actions of both dialects. Depends on check.table, check.state, ast, model, diagnostic,
 * source, the grammar and the engine's rules and tables. One check, one thread.
 */
@NullMarked
package org.waypost.compiler.check.rule;

import org.jspecify.annotations.NullMarked;
