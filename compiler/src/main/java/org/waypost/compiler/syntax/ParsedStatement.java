package org.waypost.compiler.syntax;

import java.util.Optional;
import org.waypost.compiler.ast.Statement;

/**
 * A statement as one release reads it.
 *
 * @param statement the whole, or what could be read before the fault
 */
public record ParsedStatement(RawStatement raw, Statement statement, Optional<SyntaxFault> fault) {}
