package org.waypost.engine.classify.key;

import org.waypost.engine.table.TableChange;

/**
 * What a change of one table does to classes.
 *
 * @param atom the condition whose table has changed
 * @param space all classes of the dimension, by their final numbers; new ones come behind
 */
public record ClassEdit(TableChange change, int atom, ClassSpace space) {
    /** The class with the condition. */
    int with(int classId) {
        return space.union(classId, space.single(atom));
    }

    /** Whether the condition holds in the class. */
    boolean has(int classId) {
        return space.holds(classId, atom);
    }

    /** The class without it. */
    int without(int classId) {
        return space.without(classId, atom);
    }
}
