/**
 * The decision graph as a picture. Depends on the engine's text and on the Eclipse Layout Kernel,
 * which no other package knows. Stateless, any thread; loaded only when a picture is wanted.
 */
@NullMarked
package org.waypost.compiler.picture;

import org.jspecify.annotations.NullMarked;
