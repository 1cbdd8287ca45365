/**
 * What a check has found so far: names, settings, diagnostics. Depends on check.table, ast, model,
 * diagnostic, source, the grammar and the engine's rules and tables. One check, one thread.
 */
@NullMarked
package org.waypost.compiler.check.state;

import org.jspecify.annotations.NullMarked;
