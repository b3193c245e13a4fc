package io.plimsoll.streams.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Refusal;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the demo shows of decisions: its own policy over its own story, from the shadow to the first days of v2 as champion. */
class StoryDecisionTest {

    private static final CreditStory STORY = new CreditStory(1);
    private static final int FIRST = 28;
    private static final int LAST = 70;

    @Test
    void shouldRefuseTheShadowAndRollBackTheCanaryAndTheLiveVersionOnceEach() throws JsonProcessingException {
        Policy policy = PolicyWire.policyOf(Json.WRITTEN_BY_HAND.readValue(STORY.policy(), MonitorPolicy.class));

        List<Recommendation> said = told(policy);

        assertThat(said).hasSize(3);
        assertThat(said.get(0))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.causes())
                                .extracting(StoryDecisionTest::about)
                                .contains("gender=nonbinary:male"));
        assertThat(day(policy, said.get(0))).isBetween(30L, 33L);
        assertThat(day(policy, said.get(1))).as("first day of the canary").isEqualTo(44);
        assertThat(day(policy, said.get(2))).as("first day live").isEqualTo(58);
        assertThat(said.subList(1, 3)).allSatisfy(decision -> {
            Advice.RollBack rollBack = (Advice.RollBack) ((Decision) decision).advice();
            assertThat(rollBack.from()).isEqualTo("v2");
            assertThat(rollBack.to().version()).get().extracting("version").isEqualTo("v1");
            assertThat(rollBack.causes()).extracting(StoryDecisionTest::about).contains("gender=nonbinary:male");
        });
    }

    private static List<Recommendation> told(Policy policy) {
        Monitor monitor = new Monitor(policy, Map.of("v1", reference(policy, "v1"), "v2", reference(policy, "v2")));
        List<Close> closes = new ArrayList<>();
        Backtest backtest = new Backtest(
                only(monitor), WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())), closes::add);
        Prediction prediction = new Prediction();
        LabelRow label = new LabelRow();
        STORY.events().forEachRemaining(event -> {
            if (event instanceof PredictionMade made && isTold(made)) {
                made.into(prediction);
                backtest.accept(prediction);
            } else if (event instanceof LabelArrived arrived) {
                arrived.into(label);
                backtest.accept(label.observed());
            }
        });
        backtest.finish();
        return closes.stream()
                .flatMap(close -> close.recommendations().stream())
                .toList();
    }

    private static boolean isTold(PredictionMade made) {
        return Telling.day(made) >= FIRST && Telling.day(made) <= LAST;
    }

    private static Reference reference(Policy policy, String version) {
        Prediction row = new Prediction();
        return new ReferenceBuilder(policy)
                .build(reader -> STORY.reference(version).forEachRemaining(made -> {
                    made.into(row);
                    reader.accept(row);
                }));
    }

    private static String about(Cause cause) {
        return cause.key().target();
    }

    private static long day(Policy policy, Recommendation recommendation) {
        return recommendation.pane() - policy.pane(CreditStory.START.toEpochMilli());
    }

    private static Monitors only(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return model.equals(CreditStory.MODEL) ? Optional.of(monitor) : Optional.empty();
            }

            @Override
            public long stamp() {
                return 1;
            }
        };
    }
}
