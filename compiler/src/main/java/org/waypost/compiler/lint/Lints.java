package org.waypost.compiler.lint;

import java.time.Instant;
import java.util.List;
import org.waypost.compiler.lint.machine.Certificates;
import org.waypost.compiler.lint.machine.ReadableSecrets;
import org.waypost.compiler.lint.name.OldSpelling;
import org.waypost.compiler.lint.name.UnusedMacros;
import org.waypost.compiler.lint.name.UnusedNames;
import org.waypost.compiler.lint.rule.AuthUse;
import org.waypost.compiler.lint.rule.BounceTimes;
import org.waypost.compiler.lint.rule.ImplicitLocal;
import org.waypost.compiler.lint.rule.MatchTls;
import org.waypost.compiler.lint.rule.MixedDelivery;
import org.waypost.compiler.lint.rule.NullSender;
import org.waypost.compiler.lint.rule.OtherReading;
import org.waypost.compiler.lint.rule.TagUse;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.table.DuplicateKeys;
import org.waypost.compiler.lint.table.HeloNames;
import org.waypost.compiler.lint.table.KeyCapitals;
import org.waypost.compiler.lint.table.Regexes;
import org.waypost.compiler.lint.table.RelayUrls;
import org.waypost.compiler.lint.table.TableValues;
import org.waypost.compiler.lint.table.TableWords;
import org.waypost.compiler.lint.table.Wildcards;

/** The lints there are. */
final class Lints {
    private Lints() {}

    /** Those that look at the text: each may run on a thread of its own. */
    static List<Lint> ofText() {
        return List.of(
                new ImplicitLocal(),
                new MatchTls(),
                new NullSender(),
                new TagUse(),
                new AuthUse(),
                new BounceTimes(),
                new MixedDelivery(),
                new OtherReading(),
                new Wildcards(),
                new Regexes(),
                new DuplicateKeys(),
                new HeloNames(),
                new TableValues(),
                new KeyCapitals(),
                new TableWords(),
                new RelayUrls(),
                new UnusedNames(),
                new UnusedMacros(),
                new OldSpelling());
    }

    /** Those that read further files. */
    static List<Lint> ofMachine(Instant now) {
        return List.of(new ReadableSecrets(), new Certificates(now));
    }
}
