package io.waybill.projection.webhook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where requests may go: to the public internet with TLS, and to what an operator named, in any way. So nobody who may create
 * a webhook reaches what is inside with it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">Special addresses of IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">Special addresses of IPv6</a>
 */
final class AllowedAddresses {

    private static final List<IpSubnetFilterRule> PUBLIC = networks("0.0.0.0/0", "2000::/3");

    private static final List<IpSubnetFilterRule> SPECIAL = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Of IPv6 within 2000::/3; what translates to IPv4 could lead to any of those above.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private final List<IpSubnetFilterRule> internal;

    /**
     * The public internet, and more.
     *
     * @param internal addresses or networks
     * @throws IllegalArgumentException if one of them is no address and no network
     */
    AllowedAddresses(List<String> internal) {
        this.internal = networks(internal.toArray(String[]::new));
    }

    private static List<IpSubnetFilterRule> networks(String... networks) {
        return Stream.of(networks).map(AllowedAddresses::network).toList();
    }

    private static IpSubnetFilterRule network(String network) {
        int slash = network.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash));
        int bits = slash < 0 ? Byte.SIZE * address.getAddress().length : Integer.parseInt(network.substring(slash + 1));
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    /**
     * Whether a request may go there.
     *
     * @param address where to
     * @param encrypted whether with TLS
     */
    boolean allow(InetAddress address, boolean encrypted) {
        return contain(internal, address) || (encrypted && contain(PUBLIC, address) && !contain(SPECIAL, address));
    }

    private static boolean contain(List<IpSubnetFilterRule> networks, InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }
}
