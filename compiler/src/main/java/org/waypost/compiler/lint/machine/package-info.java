/** Lints over files of the machine. Depends on the subject of lints. Stateless, any thread. */
@NullMarked
package org.waypost.compiler.lint.machine;

import org.jspecify.annotations.NullMarked;
