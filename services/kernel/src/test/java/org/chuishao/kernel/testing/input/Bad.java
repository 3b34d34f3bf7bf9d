package org.chuishao.kernel.testing.input;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values nobody should send, as they stand in JSON and in an address. */
final class Bad {
    /** No schema allows these as text. */
    static final List<String> BROKEN_TEXT = List.of(
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud83d\"",
            "\"\\udca9\\ud83d\"",
            "\"\\u0007\"",
            "\"\\u007f\"",
            "\"\\u001b[31m\"");

    /** Whether these are wrong is for the schema of the place to say. */
    static final List<String> JSON = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "2147483648",
            "9223372036854775808",
            "123456789012345678901234567890123456789",
            "\"\"",
            "\" \"",
            "\"\\n\\t\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\": {\"b\": []}}",
            "[" + "1,".repeat(2_000) + "1]",
            "[".repeat(15) + "]".repeat(15),
            "\"" + "长".repeat(10_001) + "\"",
            "\"" + "🙂".repeat(101) + "\"",
            "\"" + "l".repeat(190_000) + "\"",
            "\"\\u202e\\u2066=HYPERLINK\"",
            "\"\\ufeff\\u2028\\u00a0\"",
            "\"e\\u0301\\u0301\\u0301\"",
            "\"'; drop table outbox; --\"",
            "\"%00%s%n${jndi:ldap://127.0.0.1/a}\"",
            "\"../../etc/passwd\"",
            "\"=1+1\"",
            "\"2026-02-30\"",
            "\"2026-13-45T99:99:99+99:99\"",
            "\"2026-11-18T10:00:00\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59+18:00\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00+18:00\"",
            "\"294277-01-01T00:00:00Z\"",
            "\"+999999999-01-01\"",
            "\"-999999999-12-31\"",
            "\"9999-12-31\"",
            "\"9999-12\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"",
            "\"ROUTINE \"",
            "\"routine\"",
            "\"٢٠٢٦\"");

    static final List<String> WORDS = List.of(
            "%00",
            "%ED%A0%80",
            "%C3%28",
            "%FF",
            "%20",
            "%0D%0AX-Injected:%201",
            "%F0%9F%99%82",
            "-1",
            "0",
            "1.5",
            "1e3",
            "9223372036854775807",
            "9223372036854775808",
            "2147483647",
            "99999999999999999999999999",
            "null",
            "true",
            "yes",
            "2026-02-30",
            "2026-13",
            "9999-12",
            "0000-01",
            "-999999999",
            "2026-11-18T10:00:00",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "294277-01-01T00:00:00Z",
            "9999-12-31",
            "..",
            "..%2F..%2Fetc",
            "a%2Fb",
            "'%20or%201=1--",
            "%25",
            "%5C",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            encoded("长".repeat(300)),
            "l".repeat(3_000),
            "%D9%A2%D9%A0%D9%A2%D9%A6",
            "AAAA",
            "eyJhIjoxfQ");

    static final List<byte[]> WHOLE_BODIES = List.of(
            utf8(""),
            utf8("{"),
            utf8("}"),
            utf8("not json"),
            utf8("null"),
            utf8("[]"),
            utf8("7"),
            utf8("\"text\""),
            utf8("{}{}"),
            utf8("{\"a\" 1}"),
            utf8("{\"a\": NaN}"),
            utf8("{'a': 1}"),
            utf8("\u0000"),
            utf8("\uFEFF{}"),
            utf8("{\"a\": ".repeat(5_000) + "1" + "}".repeat(5_000)),
            utf8("[".repeat(100_000)),
            utf8("{\"" + "n".repeat(50_000) + "\": 1}"),
            new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
            new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
            new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0});

    static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "image/png",
            "application/x-java-serialized-object",
            "nonsense",
            ";;;");

    static final List<String> HEADER_TEXTS = List.of(
            "",
            "*",
            "nonsense",
            "\"",
            "W/\"",
            "\"7\"",
            "W/\"x\", \"y\"",
            "99999999999999999999",
            "-1",
            ";;q=,",
            "l".repeat(3_000),
            "%00",
            "a b");

    private Bad() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
