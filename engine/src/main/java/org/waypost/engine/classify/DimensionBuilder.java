package org.waypost.engine.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.engine.classify.key.PatternRoom;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;

/**
 * Builds the dimensions of a program. Where the tables of a group are too much for one classifier
 * they are halved a few times, and what is still too much is asked condition by condition.
 */
final class DimensionBuilder {
    /** At most eight parts: building what fails costs time. */
    private static final int MAX_HALVINGS = 3;

    private final Matching matching;
    private final Reading reading;
    private final TableLookup lookup;
    private final ClassifierFactory factory;
    private final KnownDimensions old;
    private final List<Dimension> dimensions = new ArrayList<>();

    DimensionBuilder(RuleProgram program, List<Dimension> old) {
        this.matching = program.semantics().matching();
        this.reading = new Reading(program.semantics());
        this.lookup = TableLookup.of(program);
        this.factory = new ClassifierFactory(program, reading);
        this.old = new KnownDimensions(old);
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    /** One group of conditions, without their signs. */
    void add(DimensionKey key, List<Condition> atoms) {
        switch (key) {
            case DimensionKey.Asked(Condition.Question question) -> addFlag(question, atoms);
            case DimensionKey.Virtual() -> atoms.forEach(this::addAlone);
            case DimensionKey.Lookups lookups -> addKnown(lookups, atoms);
        }
    }

    private void addFlag(Condition.Question question, List<Condition> atoms) {
        boolean mayBeNeither = Reading.mayNeverHold(question);
        add(
                atoms,
                mayBeNeither ? yesNoOrNeither() : List.of(new int[0], new int[] {0}),
                mayBeNeither ? FlagClassifier.NEVER : Dimension.NO_NEVER,
                new FlagClassifier(question));
    }

    private void addAlone(Condition atom) {
        Table.InMemory table = (Table.InMemory) AtomKey.table(atom);
        add(
                List.of(atom),
                yesNoOrNeither(),
                AloneClassifier.NEVER,
                new AloneClassifier(atom, table, reading, lookup));
    }

    private static List<int[]> yesNoOrNeither() {
        return List.of(new int[0], new int[] {0}, new int[0]);
    }

    private void addKnown(DimensionKey.Lookups key, List<Condition> atoms) {
        KnownDimensions.Taken taken = old.take(key, atoms);
        for (Dimension dimension : taken.dimensions()) {
            add(dimension.atoms(), dimension.classes(), dimension.never(), dimension.classifier());
        }
        if (!taken.fresh().isEmpty()) {
            addLookups(key, taken.fresh(), new Attempt(0, PatternRoom.whole()));
        }
    }

    /** Each round of halves costs as much as the round before, so that all cost four times one. */
    private record Attempt(int halvings, PatternRoom room) {
        Attempt half() {
            return new Attempt(halvings + 1, room.half());
        }
    }

    private void addLookups(DimensionKey.Lookups key, List<Condition> atoms, Attempt attempt) {
        Optional<ClassifierFactory.Built> built = factory.build(key, atoms, attempt.room);
        if (built.isPresent()) {
            add(atoms, built.get().classes(), built.get().never(), built.get().classifier());
        } else if (attempt.halvings < MAX_HALVINGS && atoms.size() > 1) {
            int half = atoms.size() / 2;
            addLookups(key, atoms.subList(0, half), attempt.half());
            addLookups(key, atoms.subList(half, atoms.size()), attempt.half());
        } else {
            atoms.forEach(this::addAlone);
        }
    }

    private void add(List<Condition> atoms, List<int[]> classes, int never, Classifier classifier) {
        Phase phase = phase(atoms.getFirst());
        dimensions.add(new Dimension(dimensions.size(), phase, atoms, classes, never, classifier));
    }

    private Phase phase(Condition atom) {
        return switch (atom) {
            case Condition.Membership m -> phase(m.fact());
            case Condition.VirtualGate _ -> Phase.RECIPIENT;
            case Condition.Flag flag ->
                    switch (flag.question()) {
                        case FROM_SOCKET -> Phase.CONNECT;
                        case HAS_REVERSE_NAME -> Phase.NAME;
                        case AUTHENTICATED, TLS -> Phase.IDENTITY;
                    };
        };
    }

    private Phase phase(Fact fact) {
        return switch (fact) {
            case TAG -> Phase.CONNECT;
            case REVERSE_NAME -> Phase.NAME;
            case CLIENT -> clientPhase();
            case HELO, USER -> Phase.IDENTITY;
            case SENDER -> Phase.SENDER;
            case DOMAIN, RECIPIENT, ORIGINAL_RECIPIENT -> Phase.RECIPIENT;
        };
    }

    /** Before 6.4 a client that authenticates becomes a local one. */
    private Phase clientPhase() {
        return matching == Matching.V7_8 ? Phase.CONNECT : Phase.IDENTITY;
    }
}
