package org.waypost.engine.classify;

import java.util.Optional;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.match.TableMatcher;
import org.waypost.engine.reading.Probe;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;

/**
 * One condition by itself: those whose patterns cannot be put together with others at a bounded
 * price.
 */
final class AloneClassifier implements Classifier {
    static final int YES = 1;
    static final int NEVER = 2;

    private final Condition condition;
    private final Table.InMemory table;
    private final Reading reading;
    private final TableLookup lookup;

    AloneClassifier(
            Condition condition, Table.InMemory table, Reading reading, TableLookup lookup) {
        this.condition = condition;
        this.table = table;
        this.reading = reading;
        this.lookup = lookup;
    }

    @Override
    public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
        return Optional.of(
                new AloneClassifier(
                        positive, edit.change().after(), reading, lookup.without(table)));
    }

    @Override
    public int classify(Facts facts) {
        if (!(reading.probe(condition, facts) instanceof Probe.Look look)) {
            return Reading.neverWhenUnknown(condition) ? NEVER : NONE;
        }
        TableMatcher matcher = lookup.matcher(table, look.service());
        for (String key : look.keys()) {
            if (matcher.find(key) != TableMatcher.NONE) {
                return YES;
            }
        }
        return NONE;
    }
}
