/**
 * The edits of diagnostics, made. Depends on the facade, diagnostic and source. Stateless, any
 * thread.
 */
@NullMarked
package org.waypost.compiler.fix;

import org.jspecify.annotations.NullMarked;
