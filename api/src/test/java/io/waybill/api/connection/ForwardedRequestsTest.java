package io.waybill.api.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ForwardedRequestsTest {

    private final ForwardedRequests believing =
            new ForwardedRequests(new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.9", "fd00::/8")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // from | the header says | so it is
                "203.0.113.5 | 198.51.100.1               | 203.0.113.5",
                "10.1.2.3    | 198.51.100.1               | 198.51.100.1",
                "192.0.2.9   | 2001:db8::1                | 2001:db8:0:0:0:0:0:1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1      | 198.51.100.1",
                "10.1.2.3    | 198.51.100.1, 10.9.9.9     | 198.51.100.1",
                "10.1.2.3    | 198.51.100.1, nonsense     | 10.1.2.3",
                "10.1.2.3    | localhost                  | 10.1.2.3",
                "10.1.2.3    | 10.4.5.6                   | 10.4.5.6"
            })
    void the_last_address_that_is_no_trusted_proxy_is_the_client(String from, String header, String client) {
        assertThat(address(believing.apply(request(from, header)))).isEqualTo(client);
    }

    @Test
    void without_trusted_proxies_nobody_is_believed() {
        var careful = new ForwardedRequests(new TrustedProxies(List.of()));
        var request = careful.apply(request("127.0.0.1", "198.51.100.1"));

        assertThat(address(request)).isEqualTo("127.0.0.1");
        assertThat(request.getHeaders().containsHeader("X-Forwarded-For")).isFalse();
        assertThat(request.getURI()).hasScheme("http");
    }

    @Test
    void a_trusted_proxy_tells_of_https_and_of_no_other_host() {
        var request = believing.apply(request("10.1.2.3", "198.51.100.1"));

        assertThat(request.getURI()).hasScheme("https").hasHost("waybill.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/x", "*"})
    void what_is_no_network_cannot_be_trusted(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network))).isInstanceOf(IllegalArgumentException.class);
    }

    private static ServerHttpRequest request(String from, String header) {
        return MockServerHttpRequest.get("http://waybill.example/api/stock")
                .remoteAddress(new InetSocketAddress(from, 4711))
                .header("X-Forwarded-For", header)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=1.2.3.4;host=evil.example")
                .build();
    }

    private static String address(ServerHttpRequest request) {
        return Objects.requireNonNull(request.getRemoteAddress()).getAddress().getHostAddress();
    }
}
