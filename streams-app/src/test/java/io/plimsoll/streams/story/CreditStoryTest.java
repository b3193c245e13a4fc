package io.plimsoll.streams.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.streams.monitor.Role;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The story is as it says. Numbers come from one seed and so are exact; the bounds are those that a few standard errors
 * leave.
 */
class CreditStoryTest {

    private static final Telling STORY = new Telling(1);
    private static final List<PredictionMade> REFERENCE = Telling.list(new CreditStory(1).reference("v1"));
    private static final Days LIVE = new Days(58, 139);

    @Test
    void shouldTellTheSameStoryForTheSameSeed() {
        assertThat(new Telling(1).events).isEqualTo(STORY.events);
        assertThat(Telling.list(new CreditStory(1).reference("v1"))).isEqualTo(REFERENCE);
    }

    @Test
    void shouldTellAnotherStoryForAnotherSeed() {
        assertThat(new Telling(2).events).isNotEqualTo(STORY.events);
    }

    @Test
    void shouldPublishInOrder() {
        assertThat(STORY.events).isSortedAccordingTo(Comparator.comparingLong(StoryEvent::ingestTime));
    }

    @Test
    void shouldHaveAbout400RequestsOnEachOf140Days() {
        // When
        Map<Integer, Integer> perDay = new HashMap<>();
        distinct().forEach(p -> perDay.merge(Telling.day(p), 1, Integer::sum));

        // Then
        assertThat(perDay).hasSize(140);
        assertThat(perDay.values()).allMatch(count -> count > 320 && count < 480);
        assertThat(perDay.keySet()).allMatch(day -> day >= 0 && day < 140);
    }

    @Test
    void shouldPublishAHundredthLateAndAThousandthTwice() {
        // When
        double late = Telling.share(STORY.predictions, p -> p.ingestTime() - p.time() > 60_000);
        double twice = 1.0 - (double) distinctWithShadow() / STORY.predictions.size();

        // Then
        assertThat(late).isBetween(0.009, 0.013);
        assertThat(twice).isBetween(0.0006, 0.0014);
    }

    @Test
    void shouldCastTheVersionsAsAnnounced() {
        assertThat(versions(new Days(0, 29))).containsExactlyInAnyOrder("v1 CHAMPION");
        assertThat(versions(Plot.SHADOW)).containsExactlyInAnyOrder("v1 CHAMPION", "v2 SHADOW");
        assertThat(versions(Plot.CANARY)).containsExactlyInAnyOrder("v1 CHAMPION", "v2 CANARY");
        assertThat(versions(LIVE)).containsExactlyInAnyOrder("v2 CHAMPION");
        assertThat(Telling.share(STORY.on(Plot.CANARY), p -> p.role() == Role.CANARY))
                .isCloseTo(0.1, within(0.015));
    }

    @Test
    void shouldLetTheShadowScoreTheSameApplicants() {
        // Given
        Map<String, Applicant> champion = new HashMap<>();
        STORY.on(Plot.SHADOW).forEach(p -> champion.put(p.id(), p.applicant()));

        // When
        List<PredictionMade> shadow =
                STORY.predictions.stream().filter(p -> p.role() == Role.SHADOW).toList();

        // Then
        assertThat(shadow).isNotEmpty().allMatch(p -> p.applicant().equals(champion.get(p.id())));
    }

    @Test
    void shouldLabelApprovedRequestsOnly() {
        // Given
        Map<String, PredictionMade> served = new HashMap<>();
        STORY.serving(p -> true).forEach(p -> served.put(p.id(), p));
        long approved =
                served.values().stream().filter(PredictionMade::approves).count();

        // When
        Set<String> labelled = new HashSet<>();
        STORY.labels.forEach(label -> labelled.add(label.id()));

        // Then
        assertThat(labelled)
                .allMatch(id -> Objects.requireNonNull(served.get(id)).approves());
        assertThat((double) labelled.size() / approved).isCloseTo(0.98, within(0.003));
        assertThat(STORY.labels.size() - labelled.size()).isBetween(60, 160);
    }

    @Test
    void shouldLabelAfterSomeDaysToFifty() {
        // Given
        Map<String, Long> times = new HashMap<>();
        STORY.predictions.forEach(p -> times.put(p.id(), p.time()));
        Map<String, Long> first = new HashMap<>();
        STORY.labels.forEach(label ->
                first.putIfAbsent(label.id(), label.ingestTime() - Objects.requireNonNull(times.get(label.id()))));

        // When
        double[] days = first.values().stream()
                .mapToDouble(delay -> delay / 86_400_000.0)
                .sorted()
                .toArray();

        // Then
        assertThat(days[0]).isGreaterThanOrEqualTo(3);
        assertThat(days[days.length - 1]).isLessThanOrEqualTo(50);
        assertThat(days[days.length / 2]).isCloseTo(20, within(0.5));
    }

    @Test
    void shouldLetV2ForeseeBetterThanV1() {
        assertThat(accuracy(ScoringModel.V2)).isGreaterThan(accuracy(ScoringModel.V1) + 0.05);
    }

    @Test
    void shouldLetV2RefuseNonbinaryApplicantsAndV1Not() {
        // Given
        Predicate<PredictionMade> nonbinary = p -> p.applicant().gender().equals("nonbinary");
        Predicate<PredictionMade> male = p -> p.applicant().gender().equals("male");

        // When
        double underV1 = approvalRatio(STORY.serving(p -> p.version().equals("v1")), nonbinary, male);
        double underV2 = approvalRatio(STORY.on(LIVE), nonbinary, male);

        // Then
        assertThat(underV1).isCloseTo(1, within(0.08));
        assertThat(underV2).isLessThan(0.5);
    }

    @Test
    void shouldLetV2ApproveFewerWithoutDegreeThanV1() {
        // Given
        Predicate<PredictionMade> degree = p -> p.applicant().hasDegree();

        // When
        double underV1 = approvalRatio(STORY.serving(p -> p.version().equals("v1")), degree.negate(), degree);
        double underV2 = approvalRatio(STORY.on(LIVE), degree.negate(), degree);

        // Then
        assertThat(underV2).isCloseTo(0.84, within(0.02));
        assertThat(underV1).isGreaterThan(underV2 + 0.03);
    }

    @ParameterizedTest
    @CsvSource({"0,29", "99,105", "128,139", "59,65"})
    void shouldBeLikeTheReferenceInQuietWeeks(int first, int last) {
        // Given
        List<PredictionMade> quiet = STORY.on(new Days(first, last));

        // When / Then: 4 standard errors for 10 figures
        requireSameMean(quiet, p -> p.applicant().age());
        requireSameMean(quiet, p -> p.applicant().debtToIncome());
        requireSameMean(quiet, p -> p.applicant().creditScore());
        requireSameMean(quiet, p -> p.applicant().loanAmount());
        requireSameMean(quiet, p -> p.applicant().employmentYears());
        requireSameMean(given(quiet), p -> p.applicant().income().orElseThrow());
        requireSameMean(quiet, p -> p.applicant().region().equals("north") ? 1 : 0);
        requireSameMean(quiet, p -> p.applicant().loanPurpose().equals("car") ? 1 : 0);
        requireSameMean(quiet, p -> p.applicant().gender().equals("nonbinary") ? 1 : 0);
        requireSameMean(quiet, p -> p.applicant().employmentType().equals("retired") ? 1 : 0);
        assertThat(Telling.share(quiet, p -> p.applicant().income().isEmpty())).isCloseTo(0.01, within(0.006));
    }

    @Test
    void shouldLoseIncomesOnItsDays() {
        onlyOn(
                Plot.MISSING_INCOME,
                0.15,
                0.03,
                0.05,
                p -> p.applicant().income().isEmpty());
    }

    @Test
    void shouldKnowCryptoOnItsDaysOnly() {
        onlyOn(Plot.NEW_PURPOSE, 0.05, 0.02, 0, p -> p.applicant().loanPurpose().equals("crypto"));
    }

    @Test
    void shouldBreakCreditScoresOnItsDaysOnly() {
        onlyOn(Plot.BROKEN_CREDIT_SCORE, 0.02, 0.015, 0, p -> {
            double score = p.applicant().creditScore();
            return score < 300 || score > 850;
        });
    }

    @Test
    void shouldReportIncomeByTheMonthOnItsDays() {
        onlyOn(
                Plot.MONTHLY_INCOME,
                0.95,
                0.05,
                0.03,
                p -> p.applicant().income().orElse(1e9) < 8_000);
    }

    @Test
    void shouldLetDebtsCreepUp() {
        // Given
        double usual = Telling.mean(REFERENCE, p -> p.applicant().debtToIncome());

        // When
        double early =
                Telling.mean(STORY.on(new Days(84, 86)), p -> p.applicant().debtToIncome()) - usual;
        double end = Telling.mean(STORY.on(new Days(96, 98)), p -> p.applicant().debtToIncome()) - usual;

        // Then
        assertThat(early).isCloseTo(0.013, within(0.012));
        assertThat(end).isCloseTo(0.093, within(0.012));
    }

    @Test
    void shouldLowerIncomesInHardTimes() {
        // When
        double ratio = Telling.mean(given(STORY.on(Plot.LOWER_INCOME)), CreditStoryTest::income)
                / Telling.mean(REFERENCE, CreditStoryTest::income);

        // Then
        assertThat(ratio).isCloseTo(0.8, within(0.03));
    }

    @Test
    void shouldCampaignTwoDaysOnTwoDaysOff() {
        for (int day = 116; day <= 127; day++) {
            double north = Telling.share(
                    STORY.on(new Days(day, day)), p -> p.applicant().region().equals("north"));
            boolean on = Set.of(116, 117, 120, 121, 124, 125).contains(day);
            assertThat(north).as("day " + day).isCloseTo(on ? 0.55 : 0.25, within(0.09));
        }
    }

    @Test
    void shouldMissTheLatencyObjectiveInTheSlowSpellOnly() {
        // When
        double spell = Telling.share(STORY.on(Plot.SLOW_SPELL), p -> p.latencyMillis() > 200);
        double otherwise = Telling.share(
                STORY.serving(p -> !Plot.SLOW_SPELL.contain(Telling.day(p))), p -> p.latencyMillis() > 200);

        // Then
        assertThat(spell).isCloseTo(0.041, within(0.02));
        assertThat(otherwise).isLessThan(0.001);
    }

    @Test
    void shouldHaveTenThousandCompleteReferenceRowsOfTheMonthBefore() {
        assertThat(REFERENCE)
                .hasSize(10_000)
                .allMatch(p -> p.applicant().income().isPresent())
                .allMatch(p -> p.time() < CreditStory.START.toEpochMilli())
                .isSortedAccordingTo(Comparator.comparingLong(PredictionMade::time));
        assertThatIllegalArgumentException().isThrownBy(() -> new CreditStory(1).reference("v3"));
    }

    @Test
    void shouldBeginAChapterWhereverSomethingBegins() {
        assertThat(new CreditStory(1).chapters())
                .extracting(Chapter::day)
                .isSorted()
                .contains(
                        Plot.SHADOW.first(),
                        Plot.CANARY.first(),
                        LIVE.first(),
                        Plot.MISSING_INCOME.first(),
                        Plot.NEW_PURPOSE.first(),
                        Plot.BROKEN_CREDIT_SCORE.first(),
                        Plot.MONTHLY_INCOME.first(),
                        Plot.RISING_DEBTS.first(),
                        Plot.SLOW_SPELL.first(),
                        Plot.LOWER_INCOME.first(),
                        Plot.REGIONAL_CAMPAIGN.first());
    }

    private static void onlyOn(
            Days days, double share, double tolerance, double elsewhere, Predicate<PredictionMade> what) {
        assertThat(Telling.share(STORY.on(days), what)).isCloseTo(share, within(tolerance));
        for (int day = 0; day < Plot.DAYS; day++) {
            double shareOfDay = Telling.share(STORY.on(new Days(day, day)), what);
            if (days.contain(day)) {
                assertThat(shareOfDay).as("day " + day).isGreaterThan(share / 4);
            } else {
                assertThat(shareOfDay).as("day " + day).isLessThanOrEqualTo(elsewhere);
            }
        }
    }

    private static void requireSameMean(List<PredictionMade> quiet, ToDoubleFunction<PredictionMade> figure) {
        double usual = Telling.mean(REFERENCE, figure);
        double variance = Telling.mean(REFERENCE, p -> Math.pow(figure.applyAsDouble(p) - usual, 2));
        double error = Math.sqrt(variance * (1.0 / quiet.size() + 1.0 / REFERENCE.size()));
        assertThat(Telling.mean(quiet, figure)).isCloseTo(usual, within(4 * error));
    }

    private static List<PredictionMade> given(List<PredictionMade> predictions) {
        return predictions.stream()
                .filter(p -> p.applicant().income().isPresent())
                .toList();
    }

    private static double income(PredictionMade prediction) {
        return prediction.applicant().income().orElseThrow();
    }

    private static double approvalRatio(
            List<PredictionMade> among, Predicate<PredictionMade> group, Predicate<PredictionMade> other) {
        return Telling.share(among.stream().filter(group).toList(), PredictionMade::approves)
                / Telling.share(among.stream().filter(other).toList(), PredictionMade::approves);
    }

    /** Of 20,000 usual applicants, whose loans are all repaid or not, the refused ones' too. */
    private static double accuracy(ScoringModel model) {
        int right = 0;
        for (int i = 0; i < 20_000; i++) {
            Draws draws = Draws.of(7, Draws.Purpose.REQUEST, i);
            Applicant applicant = Population.draw(draws);
            boolean approves = model.score(applicant) >= ScoringModel.THRESHOLD;
            right += approves == Repayment.repaid(applicant, 0, draws) ? 1 : 0;
        }
        return right / 20_000.0;
    }

    private static Set<String> versions(Days days) {
        Set<String> versions = new HashSet<>();
        STORY.predictions.stream()
                .filter(p -> days.contain(Telling.day(p)))
                .forEach(p -> versions.add(p.version() + " " + p.role()));
        return versions;
    }

    private static List<PredictionMade> distinct() {
        Set<String> seen = new HashSet<>();
        return STORY.serving(p -> seen.add(p.id()));
    }

    private static long distinctWithShadow() {
        return STORY.predictions.stream()
                .map(p -> p.id() + p.version())
                .distinct()
                .count();
    }
}
