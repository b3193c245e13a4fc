package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassNameTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "1.0, 1", "1.000, 1", "0.0, 0", "-12.0, -12", "90071992547409930.0, 90071992547409930"})
    void shouldNameAWholeNumberByItsDigits(String written, String name) {
        assertThat(ClassName.of(written)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "-", "-.0", ".0", "1.", "1.0.0", "1.0 ", " 1.0", "1.50", "1.05", "01", "01.0", "+1.0", "1e0",
                "1.0e0", "1.0f", "v1.0", "--1.0", "true", "True", "approve", "1,0", "١.0"
            })
    void shouldTellAllElseApartExactly(String written) {
        assertThat(ClassName.of(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "-12, true", "0.5, false", "1e0, false", "01, false", "a, false", "-, false"})
    void shouldKnowAWholeNumber(String name, boolean expected) {
        Text text = new Text();
        text.set(name);

        assertThat(ClassName.isWholeNumber(text)).isEqualTo(expected);
    }
}
