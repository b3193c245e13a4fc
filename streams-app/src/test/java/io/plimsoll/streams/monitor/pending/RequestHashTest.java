package io.plimsoll.streams.monitor.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Text;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHashTest {

    /** mmh3 5.3.1 (Python), {@code mmh3.hash64(id.encode('utf-16-le'), 0, x64arch=True, signed=False)}. */
    @ParameterizedTest
    @CsvSource({
        "'', 00000000000000000000000000000000",
        "q, c37a630c98ab7bd2a0b9bb030722797e",
        "q000001, c1eda788a75be1e65f52f055baebc4c6",
        "12345678, d5c75b8568efb6a5691b5c8a39465fab",
        "123456789, 560d2799f5ca8cd523d8e39e0071a2eb",
        "sixteen chars!!!, 52b383030fa22e9c8e1a15cf0c156aec",
        "request-5f3c2a7e-88d1-4b0e-9c1a, 43bca58360187c2543f085343cac7409",
        "zürich-東京-𝛼, f08e0ca54dff4e6721f6986ad0b5649c",
    })
    void shouldAgreeWithMurmurHash3(String id, String expected) {
        RequestHash hash = new RequestHash();
        Text text = new Text();
        text.set(id);

        hash.set(text);

        assertThat(hash).hasToString(expected);
    }

    @Test
    void shouldTellEveryPrefixOfAnIdFromTheOthers() {
        char[] zeros = new char[64];
        RequestHash hash = new RequestHash();
        Set<String> hashes = new HashSet<>();

        for (int length = 0; length <= zeros.length; length++) {
            hash.set(zeros, length);
            hashes.add(hash.toString());
        }

        assertThat(hashes).hasSize(zeros.length + 1);
    }
}
