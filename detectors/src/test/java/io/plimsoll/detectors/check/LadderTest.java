package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    @ParameterizedTest(name = "corrected {0}, lower {1}: {2} by {3}")
    @CsvSource({
        "0.049, 0.02, NOTICE, corrected, 0.05",
        "0.05, 0.02, WARNING, corrected, 0.05",
        "0.40, 0.099, WARNING, corrected, 0.05",
        "0.20, 0.10, ERROR, lower, 0.10",
        "0.40, 0.25, CRITICAL, lower, 0.25"
    })
    void shouldClimbByWhatIsCertain(
            double corrected, double lower, Severity severity, String figure, double threshold) {
        Measure measure = new Measure(
                OptionalDouble.of(0.5),
                OptionalDouble.of(corrected),
                OptionalDouble.of(lower),
                OptionalDouble.empty(),
                OptionalDouble.empty());

        Ladder.Step step = PsiCheck.STANDARD.ladder().step(measure);

        double value = figure.equals("lower") ? lower : corrected;
        assertThat(step).isEqualTo(new Ladder.Step(severity, Optional.of(new Compared(figure, value, threshold))));
    }

    @Test
    void shouldCompareTheValueWhereNothingIsKnownOfItsNoise() {
        Ladder.Step step = new Ladder(0.1, 0.2, 0.3).step(Measure.of(OptionalDouble.of(0.25)));

        assertThat(step).isEqualTo(new Ladder.Step(Severity.ERROR, Optional.of(new Compared("value", 0.25, 0.2))));
    }

    @Test
    void shouldGiveNoticesOnlyWithoutThresholds() {
        Ladder.Step step = Ladder.NONE.step(Measure.of(OptionalDouble.of(1)));

        assertThat(step).isEqualTo(new Ladder.Step(Severity.NOTICE, Optional.empty()));
    }

    @Test
    void shouldRefuseThresholdsThatDoNotAscend() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ladder(2, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ladder(1, 3, 2));
    }
}
