package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.monitor.StageMessage;
import io.plimsoll.streams.rig.AppProcess;
import io.plimsoll.streams.rig.ContinuousIntegration;
import io.plimsoll.streams.rig.OpenTransaction;
import io.plimsoll.streams.rig.ThrottledProducer;
import io.plimsoll.streams.rig.TopicReader;
import io.plimsoll.streams.serde.StageMessageSerde;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service itself, in a JVM of its own, killed (SIGKILL) in every way that matters while predictions and their labels come
 * in on four partitions. Kills that need a moment are not left to chance: the service is frozen when the moment comes, looked at, and
 * then killed.
 */
@EnabledIfEnvironmentVariable(named = "CI", matches = "true", disabledReason = ContinuousIntegration.TAKES_MINUTES)
class ServiceKillIT {

    /** {@code -Dplimsoll.kills.events=1000000} for the long run. */
    private static final int EVENTS = Integer.getInteger("plimsoll.kills.events", 120_000);

    private static final int PANES = 120;
    private static final int PER_SECOND = Math.max(8_000, EVENTS / 24);
    private static final Traffic TRAFFIC = new Traffic("loans", EVENTS, PANES, 0, true);
    private static final LabelledTraffic LABELLED = new LabelledTraffic(TRAFFIC);

    @TempDir
    Path directory;

    @Test
    void shouldCountEveryPredictionAndLabelOnceAndTellEveryAlertOnceWhenItIsKilled() throws Exception {
        // Given
        try (FaultRig rig = new FaultRig(directory, "", "time.idle.after: 1h\n")) {
            TRAFFIC.apply(rig.config());
            try (AppProcess service = rig.service("one");
                    ThrottledProducer producer = rig.producer(LABELLED, PER_SECOND)) {
                // When
                producer.releaseTo(0.2);
                killUnderWay(rig, service, 0.12);
                producer.releaseTo(0.45);
                killBetweenFlushAndCommit(rig, service);
                producer.releaseTo(0.7);
                producer.awaitSent(0.65);
                killWhileJudging(rig, service);
                killDuringRestore(rig, service);
                service.restart();
                producer.releaseTo(0.85);
                killUnderWay(rig, service, 0.75);
                producer.releaseTo(LABELLED.labelled());
                rig.awaitCommitted(TopicName.LABELS, 1, LABELLED.labels());
                producer.finish();
                // Then
                rig.awaitTruth(LABELLED);
                assertThat(rig.alerts(TRAFFIC.model())).isNotEmpty().containsExactlyElementsOf(LABELLED.alerts());
            }
        }
    }

    /** A law about nothing would hold too. */
    @Test
    void shouldHaveLabelsOfEveryKind() {
        assertThat(LABELLED.kinds().values()).allMatch(count -> count > 100);
    }

    /** Somewhere. */
    private static void killUnderWay(FaultRig rig, AppProcess service, double share) {
        double committed = rig.awaitCommitted(share, TRAFFIC.size());
        service.kill();
        say("killed under way", committed);
        service.restart();
    }

    /** When the counts of the first stage have reached the broker, and are not committed. */
    private static void killBetweenFlushAndCommit(FaultRig rig, AppProcess service) {
        double committed = rig.awaitCommitted(0.22, TRAFFIC.size());
        try (OpenTransaction deltas = new OpenTransaction(rig.broker().bootstrapServers(), rig.deltas())) {
            OpenTransaction.Range flushed;
            long aborted;
            do {
                flushed = deltas.freeze(service, FaultRig.PATIENCE);
                service.kill();
                service.restart();
                rig.awaitCommitted(committed + 0.001, TRAFFIC.size());
                aborted = deltas.aborted(flushed);
            } while (aborted == 0);
            say(
                    "killed between flush and commit, " + aborted + " aborted deltas that read_uncommitted sees",
                    committed);
        }
    }

    /** When some of the panes that the watermark has passed are reported, not committed, and others not yet judged. */
    private static void killWhileJudging(FaultRig rig, AppProcess service) {
        double committed = rig.awaitCommitted(0.4, TRAFFIC.size());
        try (OpenTransaction reports =
                new OpenTransaction(rig.broker().bootstrapServers(), rig.topic(TopicName.REPORTS))) {
            OpenTransaction.Range sent = reports.freeze(service, FaultRig.PATIENCE);
            long waiting = panesToClose(rig) - rig.panesBegun(TRAFFIC.model()).size();
            while (waiting <= 0) {
                service.thaw();
                sent = reports.freeze(service, FaultRig.PATIENCE);
                waiting = panesToClose(rig) - rig.panesBegun(TRAFFIC.model()).size();
            }
            service.kill();
            say(
                    "killed while judging, " + sent.size() + " reports not committed, " + waiting + " panes to go",
                    committed);
        }
    }

    /** When tasks have begun to read their changelogs, and not all have done so. */
    private static void killDuringRestore(FaultRig rig, AppProcess service) {
        double committed = rig.awaitCommitted(0, TRAFFIC.size());
        service.restart();
        service.awaitLine("Initialized", FaultRig.PATIENCE);
        service.freeze();
        int begun = service.lines("Initialized").size();
        int done = service.lines("Restored and ready to run").size();
        service.kill();
        say("killed during restore, " + done + " of " + begun + " tasks restored", committed);
        assertThat(done).isLessThan(begun);
    }

    /** How many panes the least watermark of the partitions, as committed, has passed. */
    private static long panesToClose(FaultRig rig) {
        long[] watermarks = new long[Traffic.PARTITIONS];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        TopicReader.committed(rig.broker().bootstrapServers())
                .read(rig.deltas(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .forEach(message -> {
                    if (StageMessageSerde.read(message.value()) instanceof StageMessage.Watermark watermark) {
                        watermarks[watermark.partition()] =
                                Math.max(watermarks[watermark.partition()], watermark.millis());
                    }
                });
        long least = Arrays.stream(watermarks).min().orElseThrow();
        return TRAFFIC.truth().keySet().stream()
                .filter(start -> Instant.parse(start).plusSeconds(3_600).toEpochMilli() <= least)
                .count();
    }

    private static void say(String what, double committed) {
        assertThat(committed).as(what).isBetween(0.1, 0.9);
        System.out.printf("%s, at %.0f%% of %d events%n", what, 100 * committed, EVENTS);
    }
}
