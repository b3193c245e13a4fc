package io.plimsoll.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {

    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "10m,600000", "24h,86400000", "1d,86400000", "0s,0"})
    void shouldReadDurations(String text, long millis) {
        assertThat(DurationText.parse(text).toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5m", "1.5h", "5 m", "5w", "PT5M", "9999999999999d"})
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(InvalidSetting.class);
    }

    @ParameterizedTest
    @CsvSource({"1B,1,1B", "512KB,524288,512KB", "4MB,4194304,4MB", "1024KB,1048576,1MB", "1GB,1073741824,1024MB"})
    void shouldReadSizesByPowersOf1024(String text, int bytes, String written) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
        assertThat(DataSize.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "0MB", "4mb", "2GB", "-1MB", "9999999999GB"})
    void shouldRefuseWhatIsNoSize(String text) {
        assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(InvalidSetting.class);
    }

    @ParameterizedTest
    @CsvSource({"threds,threads,1", "same,same,0", "abc,'',3", "kitten,sitting,3"})
    void shouldCountTheLettersThatDiffer(String from, String to, int distance) {
        assertThat(NearestKey.distance(from, to)).isEqualTo(distance);
    }
}
