package io.waybill.api.session;

import java.net.InetSocketAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request comes from. That is the same device to us whose user agent and address are both the same.
 *
 * @param userAgent the {@code User-Agent}, cut to 256 characters; empty where there is none
 * @param ip the network address; empty where it is unknown
 */
public record Device(String userAgent, String ip) {

    private static final int LONGEST_USER_AGENT = 256;

    /** The device that sent a request. */
    public static Device of(ServerHttpRequest request) {
        String agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        InetSocketAddress address = request.getRemoteAddress();
        return new Device(
                agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_USER_AGENT)),
                address == null || address.getAddress() == null
                        ? ""
                        : address.getAddress().getHostAddress());
    }

    /** What it is recognised by. */
    String fingerprint() {
        return Sha256.of(userAgent + "\n" + ip);
    }
}
