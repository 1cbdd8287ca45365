package org.waypost.engine.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.classify.key.AtomTable;
import org.waypost.engine.classify.key.ClassSpace;
import org.waypost.engine.classify.key.ExactKeys;
import org.waypost.engine.classify.key.KeyClasses;
import org.waypost.engine.classify.key.MailKeys;
import org.waypost.engine.classify.key.MailRules;
import org.waypost.engine.classify.key.NameKeys;
import org.waypost.engine.classify.key.NetworkKeys;
import org.waypost.engine.classify.key.PatternKeys;
import org.waypost.engine.classify.key.PatternRoom;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.network.NetworkNotation;

/** Makes the classifier of one group of look-ups, if that can be done at a bounded price. */
final class ClassifierFactory {
    private final Reading reading;
    private final boolean y2013;
    private final boolean modern;
    private final MailRules mailRules;

    ClassifierFactory(RuleProgram program, Reading reading) {
        this.reading = reading;
        Matching matching = program.semantics().matching();
        this.y2013 = matching == Matching.V2013;
        this.modern = matching == Matching.V7_8;
        this.mailRules = new MailRules(y2013, program.subAddressDelimiter().charAt(0));
    }

    /**
     * @param classes by class: the atoms that hold
     */
    record Built(Classifier classifier, List<int[]> classes, int never) {}

    /** Empty when it would be too large, or the service has no classifier for this fact. */
    Optional<Built> build(DimensionKey.Lookups key, List<Condition> atoms, PatternRoom room) {
        List<AtomTable> tables = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            tables.add(new AtomTable(i, (Table.InMemory) AtomKey.table(atoms.get(i))));
        }
        if (key.fact() == Fact.USER && key.service() != Service.REGEX) {
            return users(tables, room);
        }
        return switch (key.service()) {
            case REGEX -> patterns(key.fact(), tables, room);
            case MAILADDR -> mail(key.fact(), tables, room);
            case NETADDR -> networks(key.fact(), tables);
            case DOMAIN -> names(key.fact(), tables, room);
            case STRING -> texts(key.fact(), tables);
            case ALIAS, CREDENTIALS, USERINFO, SOURCE, ADDRNAME, MAILADDRMAP, RELAYHOST ->
                    Optional.empty();
        };
    }

    private Optional<Built> users(List<AtomTable> tables, PatternRoom room) {
        ClassSpace draft = new ClassSpace();
        ExactKeys names = ExactKeys.build(tables, draft, modern);
        return MailKeys.build(tables, draft, mailRules, room)
                .flatMap(
                        addresses ->
                                finish(
                                        draft,
                                        new UserClassifier(names, addresses),
                                        numbers -> {
                                            names.renumber(numbers);
                                            addresses.renumber(numbers);
                                        }));
    }

    private Optional<Built> patterns(Fact fact, List<AtomTable> tables, PatternRoom room) {
        ClassSpace draft = new ClassSpace();
        Optional<PatternKeys> keys = PatternKeys.build(tables, draft, room);
        return switch (fact) {
            case SENDER, RECIPIENT, ORIGINAL_RECIPIENT ->
                    keys.flatMap(
                            k -> finish(draft, new MailClassifier.ByPattern(fact, k), k::renumber));
            case TAG, CLIENT, REVERSE_NAME, HELO, USER, DOMAIN ->
                    keys.flatMap(k -> finish(draft, fact, k));
        };
    }

    private Optional<Built> mail(Fact fact, List<AtomTable> tables, PatternRoom room) {
        ClassSpace draft = new ClassSpace();
        return switch (fact) {
            case SENDER, RECIPIENT, ORIGINAL_RECIPIENT ->
                    MailKeys.build(tables, draft, mailRules, room)
                            .flatMap(
                                    k ->
                                            finish(
                                                    draft,
                                                    new MailClassifier.ByEntry(fact, k),
                                                    k::renumber));
            case TAG, CLIENT, REVERSE_NAME, HELO, USER, DOMAIN -> Optional.empty();
        };
    }

    private Optional<Built> networks(Fact fact, List<AtomTable> tables) {
        ClassSpace draft = new ClassSpace();
        NetworkNotation notation =
                y2013 ? NetworkNotation.WHOLE_ADDRESSES : NetworkNotation.CLASSFUL;
        NetworkKeys keys = NetworkKeys.build(tables, draft, notation, !y2013);
        return fact == Fact.CLIENT
                ? finish(draft, new ClientClassifier(reading, keys), keys::renumber)
                : finish(draft, fact, keys);
    }

    private Optional<Built> names(Fact fact, List<AtomTable> tables, PatternRoom room) {
        ClassSpace draft = new ClassSpace();
        return NameKeys.build(tables, draft, room).flatMap(keys -> finish(draft, fact, keys));
    }

    private Optional<Built> texts(Fact fact, List<AtomTable> tables) {
        ClassSpace draft = new ClassSpace();
        return finish(draft, fact, ExactKeys.build(tables, draft, modern));
    }

    /** A client without a reverse name is in a class of its own, behind all others. */
    private Optional<Built> finish(ClassSpace draft, Fact fact, KeyClasses keys) {
        return numbered(draft, keys::renumber)
                .map(
                        space -> {
                            List<int[]> classes = new ArrayList<>(space.sets());
                            if (fact != Fact.REVERSE_NAME) {
                                return built(fact, keys, classes, Dimension.NO_NEVER);
                            }
                            classes.add(new int[0]);
                            return built(fact, keys, classes, classes.size() - 1);
                        });
    }

    private Built built(Fact fact, KeyClasses keys, List<int[]> classes, int never) {
        int unknown = never == Dimension.NO_NEVER ? Classifier.NONE : never;
        return new Built(new TextClassifier(fact, keys, reading, unknown), classes, never);
    }

    private static Optional<Built> finish(
            ClassSpace draft, Classifier classifier, Consumer<IntUnaryOperator> keys) {
        return numbered(draft, keys)
                .map(space -> new Built(classifier, space.sets(), Dimension.NO_NEVER));
    }

    /** Drops the classes that were only steps on the way. */
    private static Optional<ClassSpace> numbered(
            ClassSpace draft, Consumer<IntUnaryOperator> keys) {
        if (draft.exhausted()) {
            return Optional.empty();
        }
        ClassSpace space = new ClassSpace();
        keys.accept(number -> space.of(draft.sets().get(number)));
        return Optional.of(space);
    }
}
