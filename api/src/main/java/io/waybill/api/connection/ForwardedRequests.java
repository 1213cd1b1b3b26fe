package io.waybill.api.connection;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of trusted proxies, and nobody else's. A client may have
 * sent the header too, so its end counts: the last address that is none of the trusted proxies'.
 */
@Component("forwardedHeaderTransformer")
final class ForwardedRequests extends ForwardedHeaderTransformer {

    private final List<IpSubnetFilterRule> proxies;

    ForwardedRequests(TrustedProxies proxies) {
        this.proxies = proxies.networks();
        setRemoveOnly(true);
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        ServerHttpRequest bare = super.apply(request);
        if (proxies.isEmpty()
                || remote == null
                || remote.getAddress() == null
                || !TrustedProxies.contain(proxies, remote.getAddress())) {
            return bare;
        }
        var truly = bare.mutate().remoteAddress(client(request, remote));
        URI secure = secure(request);
        return (secure == null ? truly : truly.uri(secure)).build();
    }

    private InetSocketAddress client(ServerHttpRequest request, InetSocketAddress remote) {
        var client = remote;
        String[] addresses = String.join(",", request.getHeaders().getValuesAsList("X-Forwarded-For"))
                .split(",", -1);
        for (int last = addresses.length - 1; last >= 0; last--) {
            InetAddress address = literal(addresses[last].strip());
            if (address == null) {
                return client;
            }
            client = new InetSocketAddress(address, 0);
            if (!TrustedProxies.contain(proxies, address)) {
                return client;
            }
        }
        return client;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable URI secure(ServerHttpRequest request) {
        return "https".equals(request.getHeaders().getFirst("X-Forwarded-Proto"))
                ? UriComponentsBuilder.fromUri(request.getURI())
                        .scheme("https")
                        .build(true)
                        .toUri()
                : null;
    }
}
