/**
 * The shape of {@code smtpd.conf} in Xtext, and what of Xtext's services is replaced by ours. The
 * rest of the package is generated. Depends on the packages of the features.
 */
@NullMarked
package org.waypost.lsp.xtext;

import org.jspecify.annotations.NullMarked;
