package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void shouldAgreeWithTheJdkOnSeededBytes() {
        Random random = new Random(63);
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextInt(3) > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            boolean expected = isUtf8(bytes);
            valid += expected ? 1 : 0;
            assertThat(Utf8.firstFault(bytes, 0) == bytes.length).isEqualTo(expected);
        }
        assertThat(valid).isBetween(20_000, 80_000);
    }

    @Test
    void shouldTellACutFromAFault() {
        byte[] emoji = "😀".getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isCutOff(new byte[] {emoji[0]}, 0)).isTrue();
        assertThat(Utf8.isCutOff(new byte[] {emoji[0], emoji[1], emoji[2]}, 0)).isTrue();
        assertThat(Utf8.isCutOff(new byte[] {(byte) 0xE0, (byte) 0xA0}, 0)).isTrue();
        assertThat(Utf8.isCutOff(new byte[] {(byte) 0xED}, 0)).isTrue();
        assertThat(Utf8.isCutOff(new byte[] {(byte) 0xED, (byte) 0xA0}, 0)).isFalse();
        assertThat(Utf8.isCutOff(new byte[] {(byte) 0xFF}, 0)).isFalse();
        assertThat(Utf8.isCutOff(new byte[] {(byte) 0x80}, 0)).isFalse();
        assertThat(Utf8.isCutOff(new byte[] {(byte) 0xE2, '"', '}'}, 0)).isFalse();
    }

    @Test
    void shouldCompareAndMeasureAsTheJdkEncodes() {
        Random random = new Random(64);
        Text text = new Text();
        for (int i = 0; i < 50_000; i++) {
            String one = text(random);
            byte[] encoded = one.getBytes(StandardCharsets.UTF_8);
            text.set(one);
            assertThat(Utf8.isEncoding(encoded, text)).isTrue();
            assertThat(Utf8.fits(text, encoded.length)).isEqualTo(encoded.length > 0);
            assertThat(Utf8.fits(text, encoded.length - 1)).isFalse();
            if (encoded.length > 0) {
                encoded[random.nextInt(encoded.length)] ^= (byte) (1 + random.nextInt(255));
                assertThat(Utf8.isEncoding(encoded, text)).isFalse();
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x80, 0x800);
                        case 1 -> random.nextInt(0x800, 0xD800);
                        case 2 -> random.nextInt(0x10000, 0x110000);
                        default -> random.nextInt(0x80);
                    });
        }
        return text.toString();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
