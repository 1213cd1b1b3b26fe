package io.waybill.api.connection;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies before this server that say truly who a request is from.
 *
 * @param trusted their addresses or networks, for example {@code 10.0.0.0/8}; none unless configured
 */
@ConfigurationProperties("waybill.proxies")
record TrustedProxies(@DefaultValue List<String> trusted) {

    /**
     * @throws IllegalArgumentException if one of them is no address and no network
     */
    TrustedProxies {
        trusted = List.copyOf(trusted);
        trusted.forEach(TrustedProxies::rule);
    }

    /** The networks, to look addresses up in. */
    List<IpSubnetFilterRule> networks() {
        return trusted.stream().map(TrustedProxies::rule).toList();
    }

    private static IpSubnetFilterRule rule(String network) {
        int slash = network.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash));
        int bits = slash < 0 ? 8 * address.getAddress().length : Integer.parseInt(network.substring(slash + 1));
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    /** Whether an address is in one of some networks. */
    static boolean contain(List<IpSubnetFilterRule> networks, InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }
}
