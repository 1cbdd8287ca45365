/**
 * The rules and tables as they are now: what `update table` replaces while sessions go on. Depends
 * on compiler, engine, table and delivery's reader. Any thread.
 */
@NullMarked
package org.waypost.mta.rules;

import org.jspecify.annotations.NullMarked;
