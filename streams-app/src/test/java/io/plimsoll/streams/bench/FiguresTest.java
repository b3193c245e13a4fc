package io.plimsoll.streams.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Prediction;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void shouldGiveRatesBySecondsOfCpuAndOfTheClock() {
        Timeline timeline = timeline(sample(0, 100), sample(4, 900));

        Rates rates = timeline.rates(100, 900);

        assertThat(rates).isEqualTo(new Rates(800, 400, 100, 200));
    }

    @Test
    void shouldFindPartsBetweenSamples() {
        Timeline timeline = timeline(sample(0, 0), sample(1, 100), sample(3, 200), sample(4, 300));

        List<Rates> quarters = timeline.parts(100, 300, 4);

        assertThat(quarters).extracting(Rates::perSecond).containsExactly(50L, 50L, 100L, 100L);
    }

    @Test
    void shouldRefuseToGuessWhereNoSampleStands() {
        Timeline timeline = timeline(sample(0, 0), sample(1, 100));

        assertThatThrownBy(() -> timeline.rates(50, 200)).hasMessageContaining("too short to be measured");
    }

    @Test
    void shouldGiveAStackToItsInnermostKnownStage() {
        List<String> decoding = List.of(
                "java.util.Arrays.equals",
                "io.plimsoll.streams.serde.PredictionDecoder.decode",
                "io.plimsoll.streams.topology.ObservePrediction.process",
                "org.apache.kafka.streams.processor.internals.StreamTask.process");
        List<String> observing = decoding.subList(2, 4);
        List<String> waiting = List.of();

        StageProfile profile = StageProfile.of(List.of(decoding, waiting, observing, decoding, decoding));

        assertThat(profile.samples()).isEqualTo(4);
        assertThat(profile.shares()).containsExactly(entry("decode events", 0.75), entry("rest of observing", 0.25));
    }

    @Test
    void shouldMakeEventsOfTheSizeThatTheFiguresAreAbout() {
        Workload workload = new Workload(new Workload.Shape(20, 3, 3, 2), 1);
        Prediction event = new Prediction();

        double bytes = LongStream.range(0, 10_000)
                .mapToObj(i -> {
                    workload.next("bench", i, Workload.START.toEpochMilli() + i, event);
                    return PredictionJson.bytes(event);
                })
                .mapToInt(json -> json.length)
                .average()
                .orElseThrow();

        assertThat(bytes).isBetween(585.0, 593.0);
    }

    private static Timeline timeline(Sample... samples) {
        Timeline timeline = new Timeline();
        List.of(samples).forEach(timeline::add);
        return timeline;
    }

    /** Half of the time the stream thread computes, and others twice as long as that and it together. */
    private static Sample sample(long second, long predictions) {
        return new Sample(second * SECOND, predictions, second * SECOND / 2, second * SECOND * 2, 0);
    }
}
