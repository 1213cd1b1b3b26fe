package io.waybill.api.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/** Whom a network address stands for. */
public final class ClientAddress {

    /** Bytes of an IPv6 address that tell one network from another: every customer has at least a /64 to choose from. */
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * Where a request comes from.
     *
     * @param exchange the request
     * @return the IPv4 address, the first 64 bits of an IPv6 address, or empty where nobody knows
     */
    public static String of(ServerWebExchange exchange) {
        InetSocketAddress socket = exchange.getRequest().getRemoteAddress();
        InetAddress address = socket == null ? null : socket.getAddress();
        if (address == null) {
            return "";
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "::/64"
                : address.getHostAddress();
    }
}
