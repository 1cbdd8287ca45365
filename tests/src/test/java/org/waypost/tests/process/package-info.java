/**
 * Programs as processes, and what a test needs around them: ports, waiting, an SMTP client that
 * says every line, mailboxes on disk. May depend on the JDK only. An object belongs to the thread
 * that made it unless it says otherwise.
 */
@NullMarked
package org.waypost.tests.process;

import org.jspecify.annotations.NullMarked;
