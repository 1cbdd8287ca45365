package org.waypost.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.MailAddress;

class AddressSyntaxTest {
    private static boolean takes(Matching matching, String address) {
        return new AddressSyntax(matching, "mx.test").recipient(address).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    address          | 2013  | later
                    bob@example.org  | true  | true
                    bob+t@a-b.org    | true  | true
                    bob              | false | true
                    bob@             | false | true
                    b!b@example.org  | false | true
                    bob@[127.0.0.1]  | false | true
                    bob@[IPv6:::1]   | false | true
                    bob@[::1]        | false | true
                    bob@[w]          | false | false
                    bob@a+b          | true  | false
                    bob@.org         | false | false
                    bob@w.           | false | false
                    bob@-y.test      | true  | false
                    .b@example.org   | false | false
                    a..b@example.org | false | false
                    a b@example.org  | false | false
                    @example.org     | false | false
                    """,
            useHeadersInDisplayName = true)
    void takesWhatTheReleaseTakes(String address, boolean in2013, boolean later) {
        assertThat(takes(Matching.V2013, address)).isEqualTo(in2013);
        assertThat(takes(Matching.V6_0, address)).isEqualTo(later);
        assertThat(takes(Matching.V7_8, address)).isEqualTo(later);
    }

    @Test
    void completesANameWithoutDomain() {
        assertThat(new AddressSyntax(Matching.V7_8, "mx.test").recipient("bob"))
                .contains(new MailAddress("bob", "mx.test"));
    }

    @Test
    void cutsASourceRoute() {
        assertThat(new AddressSyntax(Matching.V7_8, "mx.test").recipient("@a,@b:bob@c"))
                .contains(new MailAddress("bob", "c"));
    }

    @Test
    void onlyASenderMayBeEmpty() {
        AddressSyntax syntax = new AddressSyntax(Matching.V7_8, "mx.test");
        assertThat(syntax.sender("")).contains(MailAddress.NULL_SENDER);
        assertThat(syntax.recipient("")).isEmpty();
    }
}
