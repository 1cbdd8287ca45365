/**
 * Actions as an envelope of the classic dialect keeps them: one line of text. Depends on the
 * engine's actions and tables. Any thread.
 */
@NullMarked
package org.waypost.mta.action;

import org.jspecify.annotations.NullMarked;
