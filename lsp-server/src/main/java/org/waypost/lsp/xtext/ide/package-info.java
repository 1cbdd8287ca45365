/** The language's setup for editors. Depends on the packages of the features. Any thread. */
@NullMarked
package org.waypost.lsp.xtext.ide;

import org.jspecify.annotations.NullMarked;
