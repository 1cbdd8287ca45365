package org.waypost.engine.eval;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/** Few words for entries and envelopes, so near to one another that they often meet. */
final class Words {
    private static final String[] NAMES = {
        "a",
        "a.b",
        "b.a",
        "x.a.b",
        "xx.a.b",
        "a.b.",
        "A.B",
        "ab",
        "localhost",
        "",
        "x.y.a.b",
        "ba.b"
    };
    private static final String[] GLOBS = {
        "*", "*.a.b", "*.b", "a*", "*a*", "*.*", "**.b", "*b", "a.*.b", "*x.a.b", "*.A.B", "*a.b"
    };
    private static final String[] USERS = {
        "u", "U", "v", "u+t", "u+", "+t", "u.t", "v_x", "uxt", "u+t+s", "v+t", "uXt"
    };
    private static final String[] NETWORKS = {
        "local",
        "Local",
        "10.0.0.1",
        "10.0.0.0/8",
        "10",
        "10.1",
        "0.0.0.0/0",
        "::/0",
        "::1",
        "[::1]",
        "IPv6:::1",
        "[IPv6:::1]",
        "2001:db8::/32",
        "[2001:db8::/32]",
        "10.0.0.0/31",
        "10.0.0.1/32",
        "::ffff:10.0.0.0/104",
        "::ffff:0:0/96",
        "::ffff:10.0.0.1",
        "[IPv6:::ffff:10.0.0.1]",
        "10/33",
        "0x0a",
        "2001:db8::1/127",
        "nonsense",
        "224",
        "172"
    };
    private static final String[] CLIENTS = {
        "10.0.0.1",
        "10.0.0.2",
        "10.1.2.3",
        "11.0.0.1",
        "::1",
        "::2",
        "2001:db8::1",
        "2001:db8::2",
        "2001:db9::1",
        "172.0.1.1",
        "127.0.0.1",
        "224.1.1.1",
        "::ffff:10.0.0.1",
        "::ffff:11.0.0.1"
    };
    private static final String[] TAGS = {"", "T", "t", "In", "IN"};
    private static final String[] REGEXES = {
        "a",
        "^a",
        "b$",
        "^a\\.b$",
        "[A-Z]",
        "(?i)[[:upper:]]",
        "(a)\\1",
        "^$",
        ".",
        "u\\+",
        "^u@",
        "*bad",
        "a|^b",
        "\\bb\\b",
        "x{2}",
        "^[^@]*@a",
        "local",
        "^\\[",
        "(a|b)+\\.b$",
        "[0-9]+$"
    };

    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    String entry(Fact fact, Service service) {
        return switch (service) {
            case REGEX -> any(REGEXES);
            case NETADDR -> fact == Fact.REVERSE_NAME && coin() ? domain() : any(NETWORKS);
            case MAILADDR -> mail();
            case DOMAIN -> domain();
            case STRING -> fact == Fact.TAG ? any(TAGS) : user();
            case ALIAS, CREDENTIALS, USERINFO, SOURCE, ADDRNAME, MAILADDRMAP, RELAYHOST ->
                    any(USERS);
        };
    }

    private String domain() {
        return random.nextInt(3) == 0 ? any(GLOBS) : any(NAMES);
    }

    private String mail() {
        return switch (random.nextInt(8)) {
            case 0 -> "@";
            case 1 -> any(USERS);
            case 2 -> any(USERS) + "@";
            case 3, 4 -> "@" + domain();
            default -> any(USERS) + "@" + domain();
        };
    }

    private String user() {
        return coin() ? any(USERS) : mail();
    }

    Facts facts() {
        MailAddress recipient = address();
        return new Facts(
                any(TAGS),
                client(),
                random.nextInt(5) == 0,
                random.nextInt(3) == 0 ? (random.nextInt(4) == 0 ? "" : user()) : null,
                coin(),
                any(NAMES),
                coin() ? (coin() ? any(NAMES) : any(CLIENTS)) : null,
                random.nextInt(6) == 0 ? MailAddress.NULL_SENDER : address(),
                recipient,
                random.nextInt(4) == 0 ? address() : recipient);
    }

    private MailAddress address() {
        return new MailAddress(any(USERS), any(NAMES));
    }

    private ClientAddress client() {
        if (random.nextInt(5) == 0) {
            return new ClientAddress.Local();
        }
        String text = any(CLIENTS);
        try {
            InetAddress address = InetAddress.getByName(text);
            return new ClientAddress.Peer(text.startsWith("::ffff:") ? mapped(address) : address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it would come from a socket whose mapped addresses nobody had turned into IPv4. */
    private static InetAddress mapped(InetAddress v4) throws UnknownHostException {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, 10, 12, (byte) 0xff);
        System.arraycopy(v4.getAddress(), 0, bytes, 12, 4);
        return Inet6Address.getByAddress(null, bytes, -1);
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    private String any(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
