package org.waypost.engine.classify;

import java.util.Optional;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.classify.key.ExactKeys;
import org.waypost.engine.classify.key.MailKeys;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/** Who authenticated: a name with an {@code @} is looked up as a mail address. */
record UserClassifier(ExactKeys names, MailKeys addresses) implements Classifier {
    @Override
    public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
        return Optional.empty();
    }

    @Override
    public int classify(Facts facts) {
        String user = facts.user();
        if (user == null) {
            return NONE;
        }
        return user.indexOf('@') < 0 ? names.of(user) : addresses.of(MailAddress.parse(user));
    }
}
