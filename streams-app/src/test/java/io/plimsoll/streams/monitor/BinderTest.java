package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {

    private static final int AGE = 0;
    private static final int GRADE = 1;
    private static final int SCORE = 2;
    private static final int DECISION = 3;
    private static final int GENDER = 0;
    private static final int DEGREE = 1;
    private static final int GENDER_BY_BAND = 2;

    private static final Layout LAYOUT = new Layout(
            "test",
            List.of(
                    number("age", Subject.Source.FEATURE),
                    new CategoricalSubject(
                            "grade", Subject.Source.FEATURE, new Levels(List.of("3", "-2", "0.5", "true", "a"), false)),
                    number("score", Subject.Source.SCORE),
                    new CategoricalSubject("decision", Subject.Source.DECISION, new Levels(List.of("0", "1"), false))),
            List.of(
                    Dimension.of("gender", List.of("female", "male")),
                    Dimension.of("degree", List.of("none", "some")),
                    new Dimension(
                            List.of("gender", "band"),
                            List.of(List.of("female", "<25"), List.of("male", "[25,60)"), List.of("male", "60+")))));

    private static final Map<String, Policy.Derivation> DERIVE = Map.of(
            "degree", new Policy.Derivation.Groups("education", groups()),
            "band", new Policy.Derivation.Cuts("age", List.of(25.0, 60.0)));

    private final Binder binder = new Binder(LAYOUT, policy());
    private final WindowTally tally = new WindowTally(LAYOUT);
    private final Prediction prediction = new Prediction();
    private final Event event = Event.of("q", "m", "v", 0);

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("none", List.of("school", "1"));
        groups.put("some", List.of("college", "master"));
        return groups;
    }

    private static NumericSubject number(String name, Subject.Source source) {
        return new NumericSubject(
                name, source, Grid.of(new double[] {0.5}, new int[] {0}, new int[] {0}), 20, NumericSubject.Range.ANY);
    }

    private static Policy policy() {
        Policy sample = SampleModel.policy();
        return new Policy(
                "m",
                sample.task(),
                sample.positive(),
                sample.favourable(),
                Duration.ofHours(1),
                sample.scan(),
                sample.lateness(),
                sample.horizon(),
                Map.of(),
                DERIVE,
                List.of(),
                sample.checks(),
                sample.budget(),
                sample.alerting(),
                sample.reporting());
    }

    private void observe(Event observed) {
        tally.observe(binder.bind(observed.into(prediction)));
    }

    @Test
    void shouldTakeAWholeNumberForItsDigits() {
        observe(event.with("grade", 3.0));
        observe(event.with("grade", "3"));
        observe(event.with("grade", -2));

        assertThat(tally.categories(GRADE).counts()).containsExactly(2, 1, 0, 0, 0, 0);
    }

    @Test
    void shouldNotTakeATextForANumber() {
        observe(event.with("grade", "3.0"));

        assertThat(tally.faults(GRADE).unseen()).isEqualTo(1);
    }

    @Test
    void shouldTakeFractionsAndTruthValuesForLevels() {
        observe(event.with("grade", 0.5));
        observe(event.with("grade", true));
        observe(event.with("grade", false));

        assertThat(tally.categories(GRADE).counts()).containsExactly(0, 0, 1, 1, 0, 1);
    }

    @Test
    void shouldTellWhatIsWrongWithANumber() {
        observe(event.with("age", 7));
        observe(event.with("age", "7"));
        observe(event.with("age", true));
        observe(event.with("age", List.of()));
        observe(event.with("age", null));
        observe(event);

        assertThat(tally.faults(AGE)).isEqualTo(new Faults(6, 2, 3, 0, 0));
    }

    @Test
    void shouldTellWhatIsWrongWithALevel() {
        observe(event.with("grade", List.of()));
        observe(event.with("grade", null));
        observe(event.with("grade", "z"));

        assertThat(tally.faults(GRADE)).isEqualTo(new Faults(3, 1, 1, 0, 1));
    }

    @Test
    void shouldBindThePrediction() {
        event.into(prediction);
        prediction.score(0.7);
        prediction.decision.set("1");
        prediction.decided();
        prediction.latencyMillis(12.4);

        tally.observe(binder.bind(prediction));

        assertThat(tally.evidence(SCORE)).containsExactly(0, 1);
        assertThat(tally.categories(DECISION).counts()).containsExactly(0, 1, 0);
        assertThat(tally.latencies().count()).isEqualTo(1);
        assertThat(tally.latencies().over(12_000)).isEqualTo(1);
        assertThat(tally.latencies().over(13_000)).isZero();
    }

    @Test
    void shouldNotRememberThePredictionBefore() {
        shouldBindThePrediction();

        observe(event);

        assertThat(tally.faults(SCORE).missing()).isEqualTo(1);
        assertThat(tally.faults(DECISION).missing()).isEqualTo(1);
        assertThat(tally.latencies().count()).isEqualTo(1);
    }

    @Test
    void shouldTakeAnAttributeBeforeAFeatureOfTheSameName() {
        observe(event.with("gender", "male").in("gender", "female"));

        assertThat(tally.mix(GENDER)).containsExactly(1, 0, 0);
    }

    @Test
    void shouldTakeAFeatureForAnAttribute() {
        observe(event.with("gender", "male"));

        assertThat(tally.mix(GENDER)).containsExactly(0, 1, 0);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"school, 0", "1, 0", "college, 1", "master, 1", "doctor, 2"})
    void shouldPutLevelsIntoGroups(String education, int group) {
        observe(event.in("education", education));

        assertThat(tally.mix(DEGREE)[group]).isEqualTo(1);
    }

    @Test
    void shouldPutANumberIntoAGroupAsALevel() {
        observe(event.in("education", 1.0));

        assertThat(tally.mix(DEGREE)).containsExactly(1, 0, 0);
    }

    @ParameterizedTest(name = "{0} of age {1}")
    @CsvSource({
        "female, 24.9, 0",
        "male, 25, 1",
        "male, 59.9, 1",
        "male, 60, 2",
        "female, 25, 3",
        "male, 24, 3",
        "other, 60, 3"
    })
    void shouldFindTheIntersection(String gender, double age, int slice) {
        observe(event.with("age", age).in("gender", gender));

        assertThat(tally.mix(GENDER_BY_BAND)[slice]).isEqualTo(1);
    }

    @Test
    void shouldLackAnIntersectionThatLacksAnAttribute() {
        observe(event.in("gender", "male"));
        observe(event.with("age", 30));
        observe(event.with("age", null).in("gender", "male"));

        assertThat(tally.withoutValue(GENDER_BY_BAND)).isEqualTo(3);
    }

    @Test
    void shouldNotFindABandOfWhatIsNoNumber() {
        observe(event.with("age", "old").in("gender", "male"));

        assertThat(tally.mix(GENDER_BY_BAND)).containsExactly(0, 0, 0, 1);
    }

    @Test
    void shouldFollowShapesThatChangeFromEventToEvent() {
        for (int i = 0; i < 3; i++) {
            observe(event.with("age", 1).with("grade", "a").in("gender", "male"));
            observe(event.with("grade", "a").with("age", 1).in("gender", "female"));
            observe(event.with("unknown", 5).with("age", 1).with("more", "x").with("grade", "a"));
            observe(event.with("grade", "a"));
            observe(event);
        }

        assertThat(tally.evidence(AGE)).containsExactly(0, 9);
        assertThat(tally.categories(GRADE).counts()).containsExactly(0, 0, 0, 0, 12, 0);
        assertThat(tally.mix(GENDER)).containsExactly(3, 3, 0);
        assertThat(tally.withoutValue(GENDER)).isEqualTo(9);
    }

    @Test
    void shouldFollowAnEventOfManyFields() {
        Event many = event.with("age", 1);
        for (int i = 0; i < 100; i++) {
            many = many.with("other" + i, nullOrText(i));
        }
        observe(many.with("grade", "a"));
        observe(event.with("grade", "a"));

        assertThat(tally.categories(GRADE).counts()[4]).isEqualTo(2);
        assertThat(tally.faults(AGE)).isEqualTo(new Faults(2, 1, 0, 0, 0));
    }

    private static @Nullable String nullOrText(int i) {
        return i % 2 == 0 ? null : "text " + i;
    }
}
