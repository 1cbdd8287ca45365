package org.waypost.engine.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.classify.key.ExactKeys;
import org.waypost.engine.classify.key.KeyClasses;
import org.waypost.engine.classify.key.MailKeys;
import org.waypost.engine.classify.key.NameKeys;
import org.waypost.engine.classify.key.NetworkKeys;
import org.waypost.engine.classify.key.PatternKeys;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;

/**
 * Dimensions in a file. A dimension's atoms are named by where they stand in the program; questions
 * and conditions by themselves have nothing worth writing and are made anew.
 */
final class DimensionPack {
    private final RuleProgram program;
    private final Reading reading;

    DimensionPack(RuleProgram program) {
        this.program = program;
        this.reading = new Reading(program.semantics());
    }

    /** What a classifier is, and with it how the rest is read. */
    private enum Kind {
        CLIENT,
        MAIL_ENTRIES,
        MAIL_PATTERNS,
        USER,
        EXACT,
        NAMES,
        NETWORKS,
        PATTERNS
    }

    void write(PackWriter out, List<Dimension> dimensions) throws IOException {
        List<Dimension> worth =
                dimensions.stream()
                        .filter(d -> !d.isAlone() && !(d.classifier() instanceof FlagClassifier))
                        .toList();
        out.put(worth.size());
        for (Dimension dimension : worth) {
            write(out, dimension);
        }
    }

    private void write(PackWriter out, Dimension dimension) throws IOException {
        out.put(dimension.atoms().size());
        for (Condition atom : dimension.atoms()) {
            place(out, AtomKey.of(atom));
        }
        out.put(dimension.classes().size());
        for (int[] members : dimension.classes()) {
            out.put(members);
        }
        out.put(dimension.never() + 1);
        write(out, dimension.classifier());
    }

    private void place(PackWriter out, AtomKey key) throws IOException {
        for (Rule rule : program.rules()) {
            for (int i = 0; i < rule.conditions().size(); i++) {
                if (AtomKey.of(rule.conditions().get(i)).equals(key)) {
                    out.put(rule.number() - 1);
                    out.put(i);
                    return;
                }
            }
        }
        throw new IllegalArgumentException("not a condition of this program");
    }

    private static void write(PackWriter out, Classifier classifier) throws IOException {
        switch (classifier) {
            case ClientClassifier client -> {
                out.put(Kind.CLIENT.ordinal());
                client.keys().pack(out);
            }
            case MailClassifier.ByEntry mail -> {
                out.put(Kind.MAIL_ENTRIES.ordinal());
                out.put(mail.fact().ordinal());
                mail.keys().pack(out);
            }
            case MailClassifier.ByPattern mail -> {
                out.put(Kind.MAIL_PATTERNS.ordinal());
                out.put(mail.fact().ordinal());
                mail.keys().pack(out);
            }
            case UserClassifier user -> {
                out.put(Kind.USER.ordinal());
                user.names().pack(out);
                user.addresses().pack(out);
            }
            case TextClassifier text -> {
                out.put(kind(text.keys()).ordinal());
                out.put(text.fact().ordinal());
                out.put(text.unknown());
                text.keys().pack(out);
            }
            case AloneClassifier _, FlagClassifier _ ->
                    throw new IllegalArgumentException("made anew, not written");
        }
    }

    private static Kind kind(KeyClasses keys) {
        return switch (keys) {
            case ExactKeys _ -> Kind.EXACT;
            case NameKeys _ -> Kind.NAMES;
            case NetworkKeys _ -> Kind.NETWORKS;
            case PatternKeys _ -> Kind.PATTERNS;
        };
    }

    List<Dimension> read(PackReader in) throws BrokenPack {
        int count = in.count(Integer.BYTES);
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dimensions.add(dimension(in, i));
        }
        return dimensions;
    }

    private Dimension dimension(PackReader in, int index) throws BrokenPack {
        int atomCount = in.count(2 * Integer.BYTES);
        List<Condition> atoms = new ArrayList<>();
        for (int i = 0; i < atomCount; i++) {
            Rule rule = program.rules().get(in.number(program.rules().size()));
            atoms.add(AtomKey.positive(rule.conditions().get(in.number(rule.conditions().size()))));
        }
        PackReader.check(!atoms.isEmpty());
        int classCount = in.count(Integer.BYTES);
        PackReader.check(classCount > 0);
        List<int[]> classes = new ArrayList<>(classCount);
        for (int i = 0; i < classCount; i++) {
            classes.add(members(in, atomCount));
        }
        int never = in.number(classCount + 1) - 1;
        return new Dimension(
                index, Phase.CONNECT, atoms, classes, never, classifier(in, classCount));
    }

    private static int[] members(PackReader in, int atomCount) throws BrokenPack {
        int[] members = in.numbers(0, atomCount);
        boolean sorted = true;
        for (int i = 1; i < members.length; i++) {
            sorted &= members[i - 1] < members[i];
        }
        PackReader.check(sorted);
        return members;
    }

    private Classifier classifier(PackReader in, int classes) throws BrokenPack {
        Kind kind = in.one(Kind.class);
        return switch (kind) {
            case CLIENT -> new ClientClassifier(reading, NetworkKeys.unpack(in, classes));
            case MAIL_ENTRIES ->
                    new MailClassifier.ByEntry(in.one(Fact.class), MailKeys.unpack(in, classes));
            case MAIL_PATTERNS ->
                    new MailClassifier.ByPattern(
                            in.one(Fact.class), PatternKeys.unpack(in, classes));
            case USER ->
                    new UserClassifier(ExactKeys.unpack(in, classes), MailKeys.unpack(in, classes));
            case EXACT, NAMES, NETWORKS, PATTERNS -> {
                Fact fact = in.one(Fact.class);
                int unknown = in.number(classes);
                yield new TextClassifier(fact, keys(kind, in, classes), reading, unknown);
            }
        };
    }

    private static KeyClasses keys(Kind kind, PackReader in, int classes) throws BrokenPack {
        return switch (kind) {
            case EXACT -> ExactKeys.unpack(in, classes);
            case NAMES -> NameKeys.unpack(in, classes);
            case NETWORKS -> NetworkKeys.unpack(in, classes);
            case PATTERNS -> PatternKeys.unpack(in, classes);
            case CLIENT, MAIL_ENTRIES, MAIL_PATTERNS, USER ->
                    throw new BrokenPack("its contents are damaged");
        };
    }
}
