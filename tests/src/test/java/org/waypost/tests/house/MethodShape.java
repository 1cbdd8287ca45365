package org.waypost.tests.house;

/**
 * What the house measures of one method or constructor.
 *
 * @param place file and line
 * @param name its name, `<init>` for a constructor
 * @param lines from the first annotation to the closing brace
 * @param parameters how many it takes
 * @param nesting how deep control statements lie in each other
 * @param overrides whether somebody else chose name and parameters
 */
record MethodShape(
        String place, String name, long lines, int parameters, int nesting, boolean overrides) {}
