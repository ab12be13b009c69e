package dev.belay.web.http;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses.
 *
 * @param base some address of the range
 * @param prefix how many of its first bits count
 */
record Network(InetAddress base, int prefix) {
    Network {
        if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no network has a prefix of " + prefix);
        }
    }

    /** Reads {@code 10.0.0.0/8} or a single address. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress base = address(host).orElseThrow(IllegalArgumentException::new);
            int whole = base.getAddress().length * Byte.SIZE;
            return new Network(base, slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "BELAY_TRUSTED_PROXIES names " + text + ", which is no address and no network",
                    "write addresses such as 10.0.0.7 or networks such as 10.0.0.0/8",
                    e);
        }
    }

    /** The address that {@code text} is; never asks a name server. A port and brackets are left aside. */
    static Optional<InetAddress> address(String text) {
        String host = text.strip();
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            host = end < 0 ? host : host.substring(1, end);
        } else if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            host = host.substring(0, host.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
