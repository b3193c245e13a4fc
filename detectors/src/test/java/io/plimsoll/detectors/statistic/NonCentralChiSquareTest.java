package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonCentralChiSquareTest {

    @ParameterizedTest
    @CsvSource({"0.5, 0", "3, 1e-20", "3, 1e-9", "3, 2", "40, 25", "1000, 900", "250000, 249000"})
    void shouldBeTheSquareOfAShiftedNormalAtOneDegreeOfFreedom(double x, double lambda) {
        double root = Math.sqrt(x);
        double shift = Math.sqrt(lambda);
        double expected = (Erf.erfc((shift - root) / Math.sqrt(2)) - Erf.erfc((shift + root) / Math.sqrt(2))) / 2;

        double cdf = new NonCentralChiSquare(1).cdf(x, lambda);

        assertThat(cdf).isCloseTo(expected, within(1e-9 * expected + 1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 5", "0, 20, 5", "1, 3, 2", "9, 0.2, 0", "9, 60, 40", "9, 400, 1", "99, 5000, 5000", "9, 0, 3"})
    void shouldSumToOneWithItsSurvival(double dof, double x, double lambda) {
        NonCentralChiSquare law = new NonCentralChiSquare(dof);

        double sum = law.cdf(x, lambda) + law.survival(x, lambda);

        assertThat(sum).isCloseTo(1, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "9, 1", "9, 30", "200, 180"})
    void shouldBeTheCentralLawWithoutNonCentrality(double dof, double x) {
        CentralChiSquare central = new CentralChiSquare(dof);

        NonCentralChiSquare law = new NonCentralChiSquare(dof);

        assertThat(law.cdf(x, 0)).isCloseTo(central.cdf(x), within(1e-14));
        assertThat(law.survival(x, 0)).isCloseTo(central.survival(x), within(1e-14));
    }

    @Test
    void shouldHoldAnAtomAtZeroWithoutDegreesOfFreedom() {
        NonCentralChiSquare law = new NonCentralChiSquare(0);

        double atom = law.cdf(0, 3);

        assertThat(atom).isCloseTo(Math.exp(-1.5), within(1e-15));
        assertThat(law.cdf(1e-12, 3)).isCloseTo(atom, within(1e-11));
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 0.95", "9, 30, 0.95", "9, 30, 0.05", "9, 5000, 0.95", "0, 2, 0.05", "99, 1e6, 0.5"})
    void shouldFindTheNonCentralityOfAProbability(double dof, double x, double probability) {
        NonCentralChiSquare law = new NonCentralChiSquare(dof);

        double lambda = law.lambdaAtCdf(x, probability);

        assertThat(lambda).isPositive();
        assertThat(law.cdf(x, lambda)).isCloseTo(probability, within(1e-9));
        assertThat(law.lambdaAtSurvival(x, 1 - probability)).isCloseTo(lambda, within(1e-6 * lambda));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1, 0.015790774093431", "9, 0.1, 4.168159008146108", "95, 0.1, 77.81843"})
    void shouldInvertTheCentralLaw(double dof, double probability, double expected) {
        double quantile = new CentralChiSquare(dof).lowerQuantile(probability);

        assertThat(quantile).isCloseTo(expected, within(1e-5 * expected));
        assertThat(new CentralChiSquare(dof).cdf(quantile)).isCloseTo(probability, within(1e-12));
    }
}
