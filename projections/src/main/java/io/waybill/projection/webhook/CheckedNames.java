package io.waybill.projection.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Looks names up just before a connection is made, and leaves out where no request may go: a name may lead elsewhere by now. */
final class CheckedNames implements DnsResolver {

    private final AllowedAddresses allowed;
    private final boolean encrypted;

    /**
     * For requests of one kind.
     *
     * @param allowed where they may go
     * @param encrypted whether they are made with TLS
     */
    CheckedNames(AllowedAddresses allowed, boolean encrypted) {
        this.allowed = allowed;
        this.encrypted = encrypted;
    }

    /**
     * The addresses of a name, or the address that it is.
     *
     * @throws ForbiddenAddress if there are some, and none is allowed
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = Stream.of(all(host))
                .filter(address -> allowed.allow(address, encrypted))
                .toArray(InetAddress[]::new);
        if (addresses.length == 0) {
            throw new ForbiddenAddress(host);
        }
        return addresses;
    }

    private static InetAddress[] all(String host) throws UnknownHostException {
        try {
            return InetAddress.getAllByName(host);
        } catch (IllegalArgumentException e) {
            // An address that can be read in two ways, such as 0x7f.0.0.1.
            throw new ForbiddenAddress(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
