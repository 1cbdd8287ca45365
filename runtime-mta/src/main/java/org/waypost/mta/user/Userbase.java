package org.waypost.mta.user;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waypost.engine.table.Answer;

/** Users of a {@code userbase} table: its values are {@code uid:gid:home}, all three. */
public record Userbase(Function<String, Answer> table) implements UserDatabase {
    private static final Pattern VALUE = Pattern.compile("([0-9]{1,10}):([0-9]{1,10}):(/.*)");

    /** 2^32 - 1 means "no change" to setresuid(2): who asks for it keeps the rights of root. */
    private static final long HIGHEST_ID = 0xfffffffeL;

    @Override
    public Reply find(String name) {
        return switch (table.apply(name)) {
            case Answer.Found(String value) -> read(name, value.strip());
            case Answer.Absent() -> new Reply.Absent();
            case Answer.Failed(String reason) -> new Reply.Failed(reason);
        };
    }

    private static Reply read(String name, String value) {
        Matcher parts = VALUE.matcher(value);
        if (!parts.matches()) {
            return new Reply.Failed(
                    "the userbase entry of " + name + " is not of the form uid:gid:home");
        }
        long uid = Long.parseLong(parts.group(1));
        long gid = Long.parseLong(parts.group(2));
        if (uid > HIGHEST_ID || gid > HIGHEST_ID) {
            return new Reply.Failed("the userbase entry of " + name + " has an id that is no id");
        }
        return new Reply.Found(new User(name, uid, gid, Path.of(parts.group(3))));
    }
}
