package org.chuishao.whistle.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the open internet from those that lead inward: to this machine, this network, or a cloud's own doors. */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        return first != 0
                && !(first == 100 && (second & 0xc0) == 64) // carriers' own networks
                && !(first == 192 && second == 0 && (b[2] & 0xff) <= 2)
                && !(first == 198 && (second == 18 || second == 19 || second == 51 && (b[2] & 0xff) == 100))
                && !(first == 203 && second == 0 && (b[2] & 0xff) == 113)
                && first < 224;
    }

    /** Only what is given out as global, and none of the ways to write an IPv4 address in it. */
    private static boolean isPublic6(byte[] b) {
        int head = (b[0] & 0xff) << 8 | b[1] & 0xff;
        int next = (b[2] & 0xff) << 8 | b[3] & 0xff;
        return (head & 0xe000) == 0x2000 && head != 0x2002 && !(head == 0x2001 && (next < 0x0200 || next == 0x0db8));
    }
}
