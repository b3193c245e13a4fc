package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 100, 1000, 4097})
    void shouldFindEveryLevelAndNothingElse(int size) {
        List<String> names =
                IntStream.range(0, size).mapToObj(i -> "level " + i).toList();
        Levels levels = new Levels(names, false);

        assertThat(names.stream().mapToInt(levels::code)).containsExactlyElementsOf(range(size));
        assertThat(levels.code("level " + size)).isEqualTo(levels.other()).isEqualTo(size);
        assertThat(levels.codes()).isEqualTo(size + 1);
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    @Test
    void shouldTellApartWhatDiffersInCaseSpaceOrForm() {
        List<String> names = List.of("a", "A", " a", "a ", "", "\u00e9", "e\u0301", "\u0000");

        Levels levels = new Levels(names, false);

        assertThat(names.stream().mapToInt(levels::code)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void shouldFindLevelsWithTheSameHash() {
        Levels levels = new Levels(List.of("Aa", "BB", "AaAa", "BBBB", "AaBB"), false);

        assertThat(levels.code("BBBB")).isEqualTo(3);
        assertThat(levels.code("BBAa")).isEqualTo(levels.other());
    }

    @Test
    void shouldReadATextWithinAnArray() {
        Levels levels = new Levels(List.of("red", "green"), false);

        int code = levels.code("xxgreenxx".toCharArray(), 2, 5);

        assertThat(code).isEqualTo(1);
    }

    @Test
    void shouldRefuseALevelThatStandsTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Levels(List.of("a", "b", "a"), false));
    }
}
