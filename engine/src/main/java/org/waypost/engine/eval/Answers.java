package org.waypost.engine.eval;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.table.Answer;

/** What external tables have said during one evaluation; each need is asked once. */
record Answers(Map<LookupNeed, Answer> known) {
    static final Answers NONE = new Answers(Map.of());

    @Nullable Answer to(LookupNeed need) {
        return known.get(need);
    }

    Answers with(LookupNeed need, Answer answer) {
        Map<LookupNeed, Answer> more = new HashMap<>(known);
        more.put(need, answer);
        return new Answers(more);
    }
}
