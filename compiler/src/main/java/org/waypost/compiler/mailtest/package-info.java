/**
 * {@code *.mailtest.yaml}: decisions that a configuration must make. Depends on the facade, model
 * and decide. Immutable, any thread.
 */
@NullMarked
package org.waypost.compiler.mailtest;

import org.jspecify.annotations.NullMarked;
