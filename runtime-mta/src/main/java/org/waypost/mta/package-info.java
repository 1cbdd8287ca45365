/**
 * The mail server; its parts are the packages below. Holds nothing itself and depends on nothing.
 * Any thread.
 */
@NullMarked
package org.waypost.mta;

import org.jspecify.annotations.NullMarked;
