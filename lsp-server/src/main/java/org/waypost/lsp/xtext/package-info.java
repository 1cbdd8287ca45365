/**
 * The shape of {@code smtpd.conf} in Xtext, and what of Xtext's services is replaced by ours; the
 * rest of the package is generated. Depends on the packages of the features. Any thread.
 */
@NullMarked
package org.waypost.lsp.xtext;

import org.jspecify.annotations.NullMarked;
