/**
 * What lints look at: a configuration without errors, its rules, and what is in its tables. Depends
 * on check, syntax, ast and the engine. One run; any thread once it is made.
 */
@NullMarked
package org.waypost.compiler.lint.subject;

import org.jspecify.annotations.NullMarked;
