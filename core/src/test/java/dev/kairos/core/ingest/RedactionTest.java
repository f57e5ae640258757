package dev.kairos.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "mail bob.o'neil+x@mail.example.co.uk.|mail bob.o'[e-mail].",
                "<ann@example.com>, bob@example.org|<[e-mail]>, [e-mail]",
                "J\u00fcrgen: j\u00fcrgen@m\u00fcller.example|J\u00fcrgen: [e-mail]",
                "call +44 20 7946 0958 now|call [phone] now",
                "+1 (555) 123-4567 or (555) 234-5678|[phone] or [phone]",
                "my number is 212-555-0134, ok?|my number is [phone], ok?",
                "tel. 030 1234567|tel. [phone]",
                "ruf 0176-12345678 an|ruf [phone] an",
                "06 12 34 56 78|[phone]",
                "call me at 555 123 4567|call me at [phone]",
                "card 4111 1111 1111 1111 exp 12/27|card [card] exp 12/27",
                "5500-0000-0000-0004|[card]",
                "378282246310005|[card]",
                "to DE89 3704 0044 0532 0130 00, please|to [account], please",
                "GB82WEST12345698765432|[account]",
                "I am at 192.168.1.20:8080|I am at [ip]:8080",
                "ping 8.8.8.8|ping [ip]",
                "from 203.0.113.7.|from [ip].",
                "addr 2001:db8:85a3::8a2e:370:7334 up|addr [ip] up",
                "fe80::1|[ip]",
                "2001:0db8:0000:0000:0000:ff00:0042:8329|[ip]",
                "AKIAIOSFODNN7EXAMPLE|[secret]",
                "use ghp_0123456789abcdefghijABCDEFGHIJ012345|use [secret]",
                "Authorization: Bearer abc.def-ghi_jkl012345|Authorization: Bearer [secret]",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_1|[secret]",
                "password=hunter2 ok|password=[secret] ok",
                "PASSWORD: Tr0ub4dor|PASSWORD: [secret]",
                "my password is hunter2.|my password is [secret]",
                "DB_PASSWORD=swordfish|DB_PASSWORD=[secret]",
                "{\"apiKey\":\"swordfish\"}|{\"apiKey\":\"[secret]\"}",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|aws_secret_access_key = [secret]",
                "https://bob:pa55@example.com/x|https://[secret]@example.com/x",
                "key 9f86d081884c7d659a2feaa0c55ad015|key [secret]",
                "mF9zB2xQ7rT1vK8cN4wL6pS3dH5jG0yA|[secret]",
                "-----BEGIN RSA PRIVATE KEY-----MIIEowIBAAKCAQEA-----END RSA PRIVATE KEY-----|[secret]",
            })
    void personalDataAndSecretsAreReplaced(String text, String redacted) {
        assertThat(Redaction.ON.apply(text)).isEqualTo(redacted);
        assertThat(Redaction.ON.apply(redacted)).as("twice").isEqualTo(redacted);
        assertThat(Redaction.OFF.apply(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meet at 12:34:56 or 2026-03-04T10:15:02.120Z",
                "22:00-07:00",
                "https://web.archive.org/web/20210421115826/https://example.com/",
                "epoch 1772619302120 and 1772619302",
                "kernel 2.6.8.1 and linux-headers-2.6.32.12-4 and v1.2.3.4 and 1.0.12.3",
                "flink 2.3.0, jackson 2.20.1, react@16.8.0, node v18.19.0",
                "bug 1234567, #44381, PR-20234, RFC 2616, rhbz#1234567890",
                "commit da39a3ee5e6b4b0d3255bfef95601890afd80709 and da39a3e",
                "00:11:22:33:44:55 is a MAC address",
                "std::vector<int>, a::b::c, Foo::Bar, ::1, 127.0.0.1, 0.0.0.0, 255.255.255.0",
                "git clone git@github.com:example/example.git",
                "what is the password? the password is in the safe, token: none",
                "token == null, password = getPassword(), key=value, the secret is out",
                "password=$PASSWORD token=${TOKEN}",
                "pages 100-200, 640 480 320, 1,234,567 rows, 0.123456 0.234567 0.345678",
                "the average of 3.14159265358979 is fine",
                "org/apache/flink/streaming/api/functions/ProcessFunction2Test",
                "AbstractKeyedBroadcastProcessFunctionHarnessFactory",
                "https://example.com/wiki/Some_Long_Page_Title_That_Goes_On_And_On",
                "https://github.com/example/example/commit/da39a3ee5e6b4b0d3255bfef95601890afd80709#diff-b85a55",
                "/dev/disk/by-id/ata-HGST_HDN724040ALE640_PK1334PBHXYZ12-part1",
                "----------------------------------------",
                "=======================================",
                "$ ls -la /usr/lib/x86_64-linux-gnu/",
                "on 01/02/2026 I had 100200300 points",
                "[e-mail] [phone] [card] [account] [ip] [secret]",
                "DE89 3704 0044 0532 0130 01",
                "build AB12 3456 7890 of 2026",
                "0x7fff5fbff8c0 deadbeef cafebabe",
            })
    void ordinaryTechnicalChatStays(String text) {
        assertThat(Redaction.ON.apply(text)).isEqualTo(text);
    }

    @Test
    void theKindsInATextAreNamedOnceEach() {
        assertThat(Redaction.kindsIn("a@example.org or b@example.org, +49 176 12345678"))
                .containsExactly("e-mail", "phone");
        assertThat(Redaction.kindsIn("nothing of the kind in 2026")).isEmpty();
    }

    @Test
    void hostileTextTakesLinearTime() {
        String[] pieces = {
            "a@",
            "a.",
            "@a.",
            "1 ",
            "1-",
            "+1",
            "1.1.1.",
            "a:",
            "::1",
            "password ",
            "password:",
            "token=",
            "eyJa.",
            "-----BEGIN PRIVATE KEY-----",
            "://a:",
            "A1",
            "bearer ",
            "(1)",
            "0",
            "call ",
            "call me me me",
            "9 (",
            "is "
        };
        for (String piece : pieces) {
            String hostile = piece.repeat(64 * 1024 / piece.length());
            Assertions.assertTimeout(
                    Duration.ofSeconds(2), () -> Redaction.ON.apply(hostile), () -> "repeated '" + piece + "'");
        }
    }
}
