package dev.belay.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.0.0.1, true"
    })
    void aNetworkHoldsTheAddressesThatShareItsFirstBits(String network, String address, boolean inside) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8", "::/129"})
    void whatIsNoNetworkIsRefusedWithoutAskingANameServer(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("BELAY_TRUSTED_PROXIES");
    }

    @Test
    void aPortAndBracketsAreLeftAside() {
        assertThat(Network.address("203.0.113.9:4711")).contains(InetAddress.ofLiteral("203.0.113.9"));
        assertThat(Network.address(" [2001:db8::1]:443 ")).contains(InetAddress.ofLiteral("2001:db8::1"));
        assertThat(Network.address("unknown")).isEmpty();
        assertThat(Network.address("_hidden")).isEmpty();
    }
}
