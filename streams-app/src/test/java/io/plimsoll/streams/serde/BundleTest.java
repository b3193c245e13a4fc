package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BundleTest {

    private final BundleWriter writer = new BundleWriter();
    private final Bundle bundle = new Bundle();

    @Test
    void shouldHoldNothingWhereNothingWasAdded() {
        bundle.show(writer.bytes());

        assertThat(bundle.next()).isFalse();
    }

    @Test
    void shouldGiveARecordBackAsItWas() {
        writer.add(1L << 40, -5, bytes("key"), bytes("value"));

        bundle.show(writer.bytes());

        assertThat(bundle.next()).isTrue();
        assertThat(bundle.offset()).isEqualTo(1L << 40);
        assertThat(bundle.timestamp()).isEqualTo(-5);
        assertThat(bundle.key()).isEqualTo(bytes("key"));
        assertThat(bundle.value()).isEqualTo(bytes("value"));
        assertThat(bundle.hasHeaders()).isFalse();
        assertThat(bundle.next()).isFalse();
    }

    @Test
    void shouldTellNullFromEmpty() {
        writer.add(0, 0, null, bytes(""));
        writer.add(1, 0, bytes(""), null);

        bundle.show(writer.bytes());

        assertThat(bundle.next()).isTrue();
        assertThat(bundle.key()).isNull();
        assertThat(bundle.value()).isEmpty();
        assertThat(bundle.next()).isTrue();
        assertThat(bundle.key()).isEmpty();
        assertThat(bundle.value()).isNull();
        assertThat(bundle.isWhole()).isFalse();
    }

    @Test
    void shouldGiveTheLastHeaderOfANameToItsRecordAlone() {
        writer.addHeader("content-type", bytes("first"));
        writer.addHeader("other", null);
        writer.addHeader("content-type", bytes("last"));
        writer.add(0, 0, bytes("a"), bytes("1"));
        writer.add(1, 0, bytes("b"), bytes("2"));

        bundle.show(writer.bytes());

        assertThat(bundle.next()).isTrue();
        assertThat(bundle.last("content-type")).isEqualTo(bytes("last"));
        assertThat(bundle.last("other")).isNull();
        assertThat(bundle.value()).isEqualTo(bytes("1"));
        assertThat(bundle.next()).isTrue();
        assertThat(bundle.last("content-type")).isNull();
    }

    @Test
    void shouldPutAZeroBehindAValue() {
        writer.add(0, 0, bytes("a"), bytes("12"));
        writer.add(1, 0, bytes("b"), bytes("34"));

        bundle.show(writer.bytes());
        bundle.next();

        assertThat(bundle.bytes()[bundle.valueStart() + bundle.valueLength()]).isZero();
    }

    @Test
    void shouldForgetTheRecordsOfABundleThatWasTaken() {
        writer.add(0, 0, bytes("a"), bytes("a longer value"));
        writer.clear();
        writer.add(1, 0, bytes("b"), bytes("2"));

        bundle.show(writer.bytes());

        assertThat(bundle.next()).isTrue();
        assertThat(bundle.offset()).isEqualTo(1);
        assertThat(bundle.next()).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
