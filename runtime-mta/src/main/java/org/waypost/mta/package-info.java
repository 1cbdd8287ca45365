/**
 * The mail server that runs a decision graph; its parts are the packages below. Depends on nothing
 * itself. Any thread.
 */
@NullMarked
package org.waypost.mta;

import org.jspecify.annotations.NullMarked;
