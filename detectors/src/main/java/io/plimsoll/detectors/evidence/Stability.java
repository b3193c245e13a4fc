package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Share;
import java.util.List;
import java.util.Optional;

/**
 * How much a rate varies from day to day beyond what chance explains: max(0, s² − mean p_d(1−p_d)/n_d), s² the variance of
 * the days' rates (divisor D − 1), and whether the excess itself could be chance, by Pearson's test of homogeneity.
 *
 * @param excess the variance beyond chance
 * @param significant whether days that are alike would hardly differ so much: p &lt; 0.01, for one look
 * @param days D
 */
public record Stability(double excess, boolean significant, int days) {
    /** Fewer days than this say nothing about how days vary. */
    public static final int FEWEST_DAYS = 4;

    private static final long SMALLEST_DAY = 20;

    /** Of days in any order; those of under 20 cases are left out. Empty if fewer than {@value #FEWEST_DAYS} remain. */
    public static Optional<Stability> of(List<Share> days) {
        List<Share> large =
                days.stream().filter(day -> day.whole() >= SMALLEST_DAY).toList();
        return large.size() < FEWEST_DAYS
                ? Optional.empty()
                : Optional.of(
                        new Stability(StrictMath.max(0, variance(large) - chance(large)), differ(large), large.size()));
    }

    private static double variance(List<Share> days) {
        double mean = days.stream().mapToDouble(Stability::rate).sum() / days.size();
        double squares = 0;
        for (Share day : days) {
            squares += (rate(day) - mean) * (rate(day) - mean);
        }
        return squares / (days.size() - 1);
    }

    private static double chance(List<Share> days) {
        double sum = 0;
        for (Share day : days) {
            sum += rate(day) * (1 - rate(day)) / day.whole();
        }
        return sum / days.size();
    }

    private static boolean differ(List<Share> days) {
        List<long[]> counts = days.stream()
                .map(day -> new long[] {day.part(), day.whole() - day.part()})
                .toList();
        return Homogeneity.of(counts).factor(Homogeneity.SIGNIFICANT) > 1;
    }

    private static double rate(Share day) {
        return day.value().orElseThrow();
    }

    /** √ of the excess: by how much a day's rate differs from another's in truth. */
    public double deviation() {
        return StrictMath.sqrt(excess);
    }
}
