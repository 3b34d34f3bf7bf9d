package org.chuishao.whistle.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final Targets STRICT = new Targets(false, TargetsTest::literal);

    private static InetAddress[] literal(String host) throws UnknownHostException {
        return host.equals("hotline.example.org")
                ? new InetAddress[] {InetAddress.getByName("93.184.216.34")}
                : InetAddress.getAllByName(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.1.2",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void anAddressThatLeadsInward(String address) throws UnknownHostException {
        assertEquals(false, PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "1.1.1.1",
                "100.63.0.1",
                "172.32.0.1",
                "223.5.5.5",
                "2400:3200::1",
                "2606:4700::1111"
            })
    void anAddressOfTheInternet(String address) throws UnknownHostException {
        assertEquals(true, PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hotline.example.org/",
                "ftp://hotline.example.org/",
                "file:///etc/passwd",
                "https:///x",
                "https://",
                "hotline.example.org",
                "https://user:pass@hotline.example.org/",
                "https://hotline.example.org/#x",
                "https://hotline.example.org:0/",
                "https://hotline.example.org:99999/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:169.254.169.254]/latest/meta-data",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://a b/",
                "javascript:alert(1)",
                "https://\u0000/",
                "https://nowhere.invalid/"
            })
    void whatIsRefused(String url) {
        assertThrows(Targets.Refused.class, () -> STRICT.resolve(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://hotline.example.org, 443, /",
        "https://hotline.example.org:8443/a/b?c=d, 8443, /a/b?c=d",
        "HTTPS://hotline.example.org/%20, 443, /%20"
    })
    void whatIsTaken(String url, int port, String path) throws Targets.Refused {
        var target = STRICT.resolve(url);
        assertEquals("93.184.216.34", target.address().getHostAddress());
        assertEquals(port, target.port());
        assertEquals(path, target.pathAndQuery());
    }

    /** Good when it is registered, inward when it counts; and one bad address among good ones spoils them. */
    @Test
    void aNameThatChangesItsMind() throws Exception {
        var answers = new ArrayDeque<>(List.of(
                new InetAddress[] {InetAddress.getByName("93.184.216.34")},
                new InetAddress[] {InetAddress.getByName("10.0.0.1")},
                new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("127.0.0.1")}));
        var targets = new Targets(false, host -> answers.poll());
        targets.resolve("https://rebinding.example/");
        assertThrows(Targets.Refused.class, () -> targets.resolve("https://rebinding.example/"));
        assertThrows(Targets.Refused.class, () -> targets.resolve("https://rebinding.example/"));
    }

    @Test
    void anOperatorMayAllowTheirOwnNetwork() throws Targets.Refused {
        assertEquals(
                8080,
                new Targets(true, TargetsTest::literal)
                        .resolve("http://127.0.0.1:8080/x")
                        .port());
    }
}
