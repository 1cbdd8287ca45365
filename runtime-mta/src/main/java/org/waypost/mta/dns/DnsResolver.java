package org.waypost.mta.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.waypost.mta.io.Resolver;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.InvalidZoneDataException;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;
import org.xbill.DNS.lookup.RedirectLoopException;
import org.xbill.DNS.lookup.RedirectOverflowException;

/** Asks the hosts file, then the DNS by dnsjava. Answers are kept as long as they say. */
public final class DnsResolver implements Resolver {
    /** Some megabytes; a server that writes to more names than these asks for them again. */
    private static final int MAX_CACHED = 5000;

    private final HostsFile hosts;
    private final LookupSession dns;

    public DnsResolver(DnsSettings settings) {
        this.hosts = new HostsFile(settings.hosts());
        this.dns =
                LookupSession.builder()
                        .resolver(resolver(settings))
                        .cache(cache())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    private static Cache cache() {
        Cache cache = new Cache(DClass.IN);
        cache.setMaxEntries(MAX_CACHED);
        return cache;
    }

    private static org.xbill.DNS.Resolver resolver(DnsSettings settings) {
        org.xbill.DNS.Resolver resolver;
        if (settings.servers().isEmpty()) {
            resolver = new ExtendedResolver();
        } else {
            List<org.xbill.DNS.Resolver> each = new ArrayList<>();
            for (InetSocketAddress server : settings.servers()) {
                each.add(new SimpleResolver(server));
            }
            resolver = new ExtendedResolver(each);
        }
        resolver.setTimeout(settings.timeout());
        return resolver;
    }

    @Override
    public Reply<Mx> mx(String domain) {
        return ask(
                domain,
                Type.MX,
                record ->
                        record instanceof MXRecord mx
                                ? Optional.of(new Mx(mx.getPriority(), text(mx.getTarget())))
                                : Optional.empty());
    }

    @Override
    public Reply<InetAddress> addresses(String host) {
        try {
            return new Reply.Found<>(List.of(InetAddress.ofLiteral(host)));
        } catch (IllegalArgumentException _) {
            List<InetAddress> known = hosts.addresses(host);
            return known.isEmpty() ? addressesByDns(host) : new Reply.Found<>(known);
        }
    }

    @Override
    public Reply<String> texts(String domain) {
        return ask(
                domain,
                Type.TXT,
                record ->
                        record instanceof TXTRecord txt
                                ? Optional.of(String.join("", txt.getStrings()))
                                : Optional.empty());
    }

    /** IPv4 first: where both work it makes no difference, and IPv6 is broken more often. */
    private Reply<InetAddress> addressesByDns(String host) {
        Reply<InetAddress> four = ask(host, Type.A, DnsResolver::address);
        if (four instanceof Reply.NoSuchName) {
            return four;
        }
        Reply<InetAddress> six = ask(host, Type.AAAA, DnsResolver::address);
        List<InetAddress> all = new ArrayList<>();
        if (four instanceof Reply.Found<InetAddress>(List<InetAddress> found)) {
            all.addAll(found);
        }
        if (six instanceof Reply.Found<InetAddress>(List<InetAddress> found)) {
            all.addAll(found);
        }
        if (!all.isEmpty()) {
            return new Reply.Found<>(all);
        }
        return four instanceof Reply.TemporaryFailure ? four : six;
    }

    @Override
    public Reply<String> reverse(InetAddress address) {
        Optional<String> known = hosts.name(address);
        if (known.isPresent()) {
            return new Reply.Found<>(List.of(known.get()));
        }
        return ask(
                text(ReverseMap.fromAddress(address)),
                Type.PTR,
                record ->
                        record instanceof PTRRecord ptr
                                ? Optional.of(text(ptr.getTarget()))
                                : Optional.empty());
    }

    private static Optional<InetAddress> address(Record record) {
        return switch (record) {
            case ARecord a -> Optional.of(a.getAddress());
            case AAAARecord aaaa -> Optional.of(aaaa.getAddress());
            default -> Optional.empty();
        };
    }

    private <T> Reply<T> ask(String name, int type, Function<Record, Optional<T>> read) {
        Name question;
        try {
            question = Name.fromString(name, Name.root);
        } catch (TextParseException _) {
            return new Reply.NoSuchName<>();
        }
        try {
            List<T> found =
                    dns
                            .lookupAsync(question, type)
                            .toCompletableFuture()
                            .get()
                            .getRecords()
                            .stream()
                            .flatMap(r -> read.apply(r).stream())
                            .toList();
            return found.isEmpty() ? new Reply.Nothing<>() : new Reply.Found<>(found);
        } catch (ExecutionException failure) {
            return failed(failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.TemporaryFailure<>("interrupted");
        }
    }

    private static <T> Reply<T> failed(Throwable cause) {
        return switch (cause) {
            case NoSuchDomainException _ -> new Reply.NoSuchName<>();
            case NoSuchRRSetException _ -> new Reply.Nothing<>();
            case RedirectLoopException _ -> new Reply.TemporaryFailure<>("alias loop");
            case RedirectOverflowException _ -> new Reply.TemporaryFailure<>("too many aliases");
            case InvalidZoneDataException _ -> new Reply.TemporaryFailure<>("broken answer");
            default -> new Reply.TemporaryFailure<>(String.valueOf(cause.getMessage()));
        };
    }

    private static String text(Name name) {
        return name.toString(true);
    }
}
