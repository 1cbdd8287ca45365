package org.waypost.compiler.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnvelopeRowTest {
    @Test
    void readsTheClassicColumns() {
        EnvelopeRow row =
                EnvelopeRow.parse("-\tlocal\t0\tmx\t\troot@example.com\t6\taccept\trelay");
        assertThat(row.envelope().tag()).isEmpty();
        assertThat(row.envelope().user()).isEmpty();
        assertThat(row.envelope().sender()).isEmpty();
        assertThat(row.envelope().reverseName()).isEmpty();
        assertThat(row.expected()).contains(new Decision("6", "accept", "relay"));
    }

    @Test
    void readsTheModernColumns() {
        EnvelopeRow row =
                EnvelopeRow.parse("T\t::1\tu\tmx\ta@b\tc@d\tmx.org\tNONE\treject\t-\tinternal");
        assertThat(row.envelope().tag()).isEqualTo("T");
        assertThat(row.envelope().user()).contains("u");
        assertThat(row.envelope().reverseName()).contains("mx.org");
        assertThat(row.envelope().internal()).isTrue();
        assertThat(row.expected()).contains(new Decision("NONE", "reject", "-"));
    }

    @Test
    void theDecisionMayBeMissing() {
        assertThat(EnvelopeRow.parse("-\t::1\t0\tmx\ta@b\tc@d").expected()).isEmpty();
        EnvelopeRow named = EnvelopeRow.parse("-\t::1\t0\tmx\ta@b\tc@d\t<unknown>");
        assertThat(named.expected()).isEmpty();
        assertThat(named.envelope().reverseName()).isEmpty();
    }

    @Test
    void otherNumbersOfColumnsAreRefused() {
        assertThatThrownBy(() -> EnvelopeRow.parse("a\tb")).hasMessageContaining("found 2");
    }

    @Test
    void whatIsNoDecisionIsSaid() {
        assertThatThrownBy(() -> EnvelopeRow.parse("-\t::1\t0\tmx\ta@b\tc@d\tr\t1\taccept"))
                .hasMessage(
                        "expected a rule, a decision and an action in columns 7 to 9,"
                                + " found r 1 accept");
    }

    @Test
    void remarksHaveNoColumns() {
        assertThat(EnvelopeRow.isRemark("# from the log of Tuesday")).isTrue();
        assertThat(EnvelopeRow.isRemark("#tag\t::1\t0\tmx\ta@b\tc@d")).isFalse();
    }

    @Test
    void anEmptyUserIsNobody() {
        assertThat(EnvelopeRow.parse("-\t::1\t\tmx\ta@b\tc@d").envelope().user()).isEmpty();
    }
}
