/**
 * Tables: declared, read from files, used. Depends on ast, diagnostic, source, the grammar and the
 * engine's tables. One check, one thread.
 */
@NullMarked
package org.waypost.compiler.check.table;

import org.jspecify.annotations.NullMarked;
