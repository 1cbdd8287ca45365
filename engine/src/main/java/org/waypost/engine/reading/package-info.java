/**
 * How a release reads the facts of an envelope: which text a condition looks up, and what is
 * settled without a table. Depends on rule, table and value. Immutable, any thread.
 */
@NullMarked
package org.waypost.engine.reading;

import org.jspecify.annotations.NullMarked;
