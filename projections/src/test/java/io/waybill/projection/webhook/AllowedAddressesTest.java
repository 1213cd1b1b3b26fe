package io.waybill.projection.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may create a webhook reaches nothing inside with it. */
class AllowedAddressesTest {

    private final AllowedAddresses nothingInternal = new AllowedAddresses(List.of());
    private final AllowedAddresses office = new AllowedAddresses(List.of("10.1.0.0/16", "127.0.0.1", "fd00::/8"));

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2606:4700::1111"})
    void the_public_internet_is_told_with_tls_and_not_without(String address) {
        assertThat(nothingInternal.allow(InetAddress.ofLiteral(address), true)).isTrue();
        assertThat(nothingInternal.allow(InetAddress.ofLiteral(address), false)).isFalse();
        assertThat(office.allow(InetAddress.ofLiteral(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.2.7",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::1",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1"
            })
    void nothing_else_is(String address) {
        assertThat(nothingInternal.allow(InetAddress.ofLiteral(address), true)).isFalse();
        assertThat(nothingInternal.allow(InetAddress.ofLiteral(address), false)).isFalse();
    }

    @Test
    void but_for_what_an_operator_named() {
        assertThat(office.allow(InetAddress.ofLiteral("10.1.2.3"), false)).isTrue();
        assertThat(office.allow(InetAddress.ofLiteral("127.0.0.1"), true)).isTrue();
        assertThat(office.allow(InetAddress.ofLiteral("fd12::1"), true)).isTrue();
        assertThat(office.allow(InetAddress.ofLiteral("10.2.0.1"), true)).isFalse();
        assertThat(office.allow(InetAddress.ofLiteral("127.0.0.2"), true)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedAddresses(List.of("intranet")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "2130706433", "::1", "[::1]", "[::ffff:10.0.0.1]"})
    void a_name_that_leads_inside_is_not_followed(String host) {
        assertThatThrownBy(() -> new CheckedNames(nothingInternal, true).resolve(host))
                .isInstanceOf(ForbiddenAddress.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f000001", "0x7f.0.0.1"})
    void nor_is_an_address_that_can_be_read_in_two_ways(String host) {
        assertThatThrownBy(() -> new CheckedNames(nothingInternal, true).resolve(host))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void of_several_addresses_only_those_are_left_that_may_be_told() throws UnknownHostException {
        assertThat(new CheckedNames(office, false).resolve("localhost"))
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    }
}
