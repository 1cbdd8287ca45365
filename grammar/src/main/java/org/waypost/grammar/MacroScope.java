package org.waypost.grammar;

import java.util.Optional;

/** The macros that are defined at a place of a file. */
@FunctionalInterface
public interface MacroScope {
    /** No macros at all. */
    MacroScope NONE = _ -> Optional.empty();

    /** The text that stands for {@code $name}. */
    Optional<String> value(String name);
}
