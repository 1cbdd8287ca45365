/**
 * The command line itself: what is read from it, where a command writes, how it ends. Depends on
 * the facade, model and diagnostics. One thread.
 */
@NullMarked
package org.waypost.compiler.cli.line;

import org.jspecify.annotations.NullMarked;
