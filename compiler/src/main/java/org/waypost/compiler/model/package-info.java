/**
 * The checked configuration, every default explicit. Depends on source and the engine's rules and
 * tables. Immutable, any thread.
 */
@NullMarked
package org.waypost.compiler.model;

import org.jspecify.annotations.NullMarked;
