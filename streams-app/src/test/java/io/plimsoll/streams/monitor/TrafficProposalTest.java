package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two versions that share the traffic by lot, from events to what is proposed. */
class TrafficProposalTest {

    private static final Map<String, Double> HALVES = Map.of("v1", 0.5, "v2", 0.5);

    private static final List<Decision> DECISIONS = decisions(HALVES, HALVES, 0.70, 0.80);

    @Test
    void shouldProposeMoreForTheBetterVersionBeforeItIsProvenToBeNoWorse() {
        assertThat(DECISIONS.get(0).advice()).isInstanceOfSatisfying(Advice.Split.class, split -> {
            assertThat(split.version()).isEqualTo("v2");
            assertThat(split.weights()).containsExactly(Map.entry("v1", 0.4), Map.entry("v2", 0.6));
            assertThat(split.evidence())
                    .extracting(finding -> finding.check())
                    .containsExactly("best_arm", "best_arm", "accuracy_difference");
        });
    }

    @Test
    void shouldProposeTheSameWithTheSameIdsWhenItIsReplayed() {
        List<Decision> replayed = decisions(HALVES, HALVES, 0.70, 0.80);

        assertThat(replayed).isEqualTo(DECISIONS);
    }

    @Test
    void shouldProposeNothingWhereTrafficIsNotSplitAsDeclared() {
        List<Decision> decisions = decisions(Map.of("v1", 0.7, "v2", 0.3), HALVES, 0.70, 0.80);

        assertThat(splits(decisions)).isEmpty();
    }

    @Test
    void shouldProposeNothingWhereNoSharesAreDeclared() {
        List<Decision> decisions = decisions(Map.of(), HALVES, 0.70, 0.80);

        assertThat(splits(decisions)).isEmpty();
    }

    private static Stream<Decision> splits(List<Decision> decisions) {
        return decisions.stream().filter(decision -> decision.advice() instanceof Advice.Split);
    }

    private static List<Decision> decisions(
            Map<String, Double> declared, Map<String, Double> actual, double ofFirst, double ofSecond) {
        Policy policy = SampleModel.policy()
                .with(SampleModel.rollout(Optional.of("v1"), Duration.ofHours(50))
                        .sharing(declared));
        List<Decision> decisions = new ArrayList<>();
        Backtest backtest = new Backtest(
                SampleModel.always(SampleModel.monitor(policy)),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                close -> close.recommendations().stream()
                        .filter(Decision.class::isInstance)
                        .map(Decision.class::cast)
                        .forEach(decisions::add));
        Random random = new Random(7);
        for (int i = 0; i < 1_500; i++) {
            boolean isSecond = random.nextDouble() < actual.getOrDefault("v2", 0.0);
            boolean isRight = random.nextDouble() < (isSecond ? ofSecond : ofFirst);
            request(backtest, random, i, isSecond, isRight);
        }
        backtest.finish();
        return decisions;
    }

    /** A hundred requests an hour; the truth is known a minute later. */
    private static void request(Backtest backtest, Random random, int i, boolean isSecond, boolean isRight) {
        long time = i * SampleModel.HOUR / 100;
        Event event = SampleModel.event(random, "q" + i, isSecond ? "v2" : "v1", time, 0)
                .as(isSecond ? Role.CANARY : Role.CHAMPION);
        String decision = event.answer().orElseThrow();
        String label = isRight ? decision : decision.equals("1") ? "0" : "1";
        backtest.accept(event.into(new Prediction()));
        backtest.accept(
                Event.label("q" + i, SampleModel.NAME, label, time + 60_000).into(new ObservedLabel()));
    }
}
