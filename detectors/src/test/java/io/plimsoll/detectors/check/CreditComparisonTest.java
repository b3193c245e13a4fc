package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.evidence.PairedRate;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The shadow weeks of credit: only what v1 approved has a label. On labelled pairs v2 loses by .030; in truth it wins by .081.
 */
class CreditComparisonTest {

    private static final double ALPHA = 0.05;
    private static final Limits NO_WORSE = Limits.atLeast(-0.01);

    @Test
    void shouldNotBeTakenInByLabelsThatOnlyTheApprovedGet() {
        PairedRate labelled = new PairedRate(OutcomeRate.ACCURACY, pairs("labels.csv.gz"));
        PairedRate truth = new PairedRate(OutcomeRate.ACCURACY, pairs("labels_oracle.csv.gz"));

        Interval naive = labelled.identified().interval(ALPHA);
        Interval honest = labelled.estimate().interval(ALPHA);
        Interval oracle = truth.estimate().interval(ALPHA);

        assertThat(labelled.identified().value().orElseThrow()).isCloseTo(-0.030, within(0.0005));
        assertThat(NO_WORSE.allowNoneOf(naive)).as("the naive rule rolls back").isTrue();
        assertThat(labelled.hasSelectiveLabels()).isTrue();
        assertThat(labelled.bounds().least().orElseThrow()).isCloseTo(-0.27, within(0.005));
        assertThat(labelled.bounds().greatest().orElseThrow()).isCloseTo(0.24, within(0.005));
        assertThat(NO_WORSE.allowAllOf(honest) || NO_WORSE.allowNoneOf(honest)).isFalse();
        assertThat(truth.identified().value().orElseThrow()).isCloseTo(0.081, within(0.0005));
        assertThat(NO_WORSE.allowAllOf(oracle))
                .as("with every label v2 is promoted")
                .isTrue();
    }

    /** By pairs, and as wholes where pairs are not counted. */
    @Test
    void shouldAnswerSelectiveLabelsAndSayWhatWouldHelp() {
        SyntheticTrial trial = trial("labels.csv.gz");

        List<Candidacy> candidacies = List.of(judge(trial.shadow()), judge(trial.shadowWithoutPairs()));

        assertThat(candidacies)
                .allSatisfy(candidacy -> assertThat(candidacy)
                        .isInstanceOfSatisfying(
                                Candidacy.Inconclusive.class,
                                open -> assertThat(open.reason())
                                        .isEqualTo("selective labels: label a random sample of the declined")));
    }

    @Test
    void shouldFindTheCandidateMoreAccurateWithEveryLabel() {
        SyntheticTrial trial = trial("labels_oracle.csv.gz");

        List<Candidacy> candidacies = List.of(judge(trial.shadow()), judge(trial.shadowWithoutPairs()));

        assertThat(candidacies).allSatisfy(candidacy -> {
            assertThat(candidacy).isInstanceOf(Candidacy.Promote.class);
            assertThat(candidacy.assessment().difference().measure().lower().orElseThrow())
                    .isPositive();
        });
    }

    private static Candidacy judge(Trial trial) {
        return new CandidateJudge(RolloutRules.STANDARD, Checks.STANDARD).judge(new Entrant(trial, List.of()));
    }

    private static SyntheticTrial trial(String labelFile) {
        PairTable pairs = pairs(labelFile);
        SyntheticTrial trial = new SyntheticTrial().pane();
        for (int acting = 0; acting < SyntheticTrial.none(); acting++) {
            for (int candidate = 0; candidate < SyntheticTrial.none(); candidate++) {
                for (int label = 0; label <= SyntheticTrial.none(); label++) {
                    trial.both(acting, candidate, label, pairs.count(acting, candidate, label));
                }
            }
        }
        return trial;
    }

    private static PairTable pairs(String labelFile) {
        Map<String, String> labels = labels(labelFile);
        Map<String, Integer> acting = new HashMap<>();
        Map<String, Integer> candidate = new HashMap<>();
        rows("predictions.csv.gz", row -> {
            if (row.apply("model_version").equals("v1") && row.apply("role").equals("champion")) {
                acting.putIfAbsent(row.apply("request_id"), code(row.apply("decision")));
            }
            if (row.apply("model_version").equals("v2") && row.apply("role").equals("shadow")) {
                candidate.putIfAbsent(row.apply("request_id"), code(row.apply("decision")));
            }
        });
        PairTable pairs = new PairTable(SyntheticTrial.CLASSES);
        candidate.forEach((id, decision) -> Optional.ofNullable(acting.get(id))
                .ifPresent(other -> pairs.count(
                        new PairTable.Answer(PairTable.NO_SCORE, other),
                        new PairTable.Answer(PairTable.NO_SCORE, decision),
                        Optional.ofNullable(labels.get(id))
                                .map(CreditComparisonTest::code)
                                .orElse(SyntheticTrial.none()),
                        1)));
        return pairs;
    }

    /** The last label of each request. */
    private static Map<String, String> labels(String file) {
        Map<String, String> labels = new HashMap<>();
        rows(file, row -> labels.put(row.apply("request_id"), row.apply("label")));
        return labels;
    }

    private static int code(String decision) {
        return decision.equals("1") ? OutcomeSubject.POSITIVE : OutcomeSubject.NEGATIVE;
    }

    private static void rows(String file, Consumer<Function<String, String>> each) {
        List<String> lines = GoldenFiles.lines("../streams/credit/" + file);
        List<String> columns = Arrays.asList(lines.get(0).split(",", -1));
        lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(row -> each.accept(column -> row[columns.indexOf(column)]));
    }
}
