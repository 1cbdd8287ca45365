/**
 * From a recipient to the places its mail goes to: rules, aliases, virtual tables, {@code
 * .forward}, rules again. Depends on evaluation, rules and tables; whoever expands says what is
 * around it. One thread an expansion.
 */
@NullMarked
package org.waypost.engine.expand;

import org.jspecify.annotations.NullMarked;
