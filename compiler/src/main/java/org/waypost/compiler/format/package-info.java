/**
 * One canonical form for both dialects: comments, groups and broken statements stay as they are.
 * Depends on syntax and the grammar's tokens. Immutable but for what says otherwise, any thread.
 */
@NullMarked
package org.waypost.compiler.format;

import org.jspecify.annotations.NullMarked;
