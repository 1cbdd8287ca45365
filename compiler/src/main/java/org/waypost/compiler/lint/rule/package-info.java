/**
 * Lints over rules, actions and listeners. Depends on the subject of lints. Stateless, any thread.
 */
@NullMarked
package org.waypost.compiler.lint.rule;

import org.jspecify.annotations.NullMarked;
