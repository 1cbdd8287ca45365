/** The server's commands. Depends on all of the server. The thread that calls main. */
@NullMarked
package org.waypost.mta.cli;

import org.jspecify.annotations.NullMarked;
