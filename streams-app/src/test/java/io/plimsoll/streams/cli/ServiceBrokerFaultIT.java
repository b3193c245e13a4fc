package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.rig.AppProcess;
import io.plimsoll.streams.rig.ContinuousIntegration;
import io.plimsoll.streams.rig.ThrottledProducer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service while its broker is frozen for longer than a transaction may last, so that its tasks are closed and revived,
 * and while its broker is killed and started again.
 */
@EnabledIfEnvironmentVariable(named = "CI", matches = "true", disabledReason = ContinuousIntegration.TAKES_MINUTES)
class ServiceBrokerFaultIT {

    private static final Traffic TRAFFIC = new Traffic("loans", 40_000, 60, 0);
    private static final int PER_SECOND = 4_000;

    /** The timeout of a transaction, and of what a producer waits for; a test has less patience than a service. */
    private static final String IMPATIENT =
            "producer.transaction.timeout.ms: 4000, producer.delivery.timeout.ms: 4000, "
                    + "producer.request.timeout.ms: 2000, producer.max.block.ms: 4000";

    private static final long FROZEN_SECONDS = 9;

    @TempDir
    Path directory;

    @Test
    void shouldCountAndTellOnceWhateverHappensToTheBroker() throws Exception {
        // Given
        try (FaultRig rig = new FaultRig(directory, IMPATIENT, "time.idle.after: 1h\n")) {
            TRAFFIC.apply(rig.config());
            try (AppProcess service = rig.service("one");
                    ThrottledProducer producer = rig.producer(TRAFFIC, PER_SECOND)) {
                producer.releaseTo(0.4);
                rig.awaitCommitted(0.15, TRAFFIC.size());
                rig.awaitReport(TRAFFIC.model());
                // When
                rig.broker().freeze();
                // Not a wait for something: the fault is that it lasts this long.
                TimeUnit.SECONDS.sleep(FROZEN_SECONDS);
                rig.broker().thaw();
                rig.awaitCommitted(0.39, TRAFFIC.size());
                producer.releaseTo(0.7);
                rig.awaitCommitted(0.5, TRAFFIC.size());
                rig.broker().kill();
                rig.broker().restart();
                producer.finish();
                // Then
                rig.awaitTruth(TRAFFIC);
                assertThat(rig.alerts(TRAFFIC.model())).isNotEmpty().containsExactlyElementsOf(TRAFFIC.alerts());
                assertThat(revivals(service))
                        .as("tasks that were closed and begun anew")
                        .isPositive();
            }
        }
    }

    /** What Streams says when it closes tasks whose transaction was lost, or their thread, to begin them anew. */
    private static long revivals(AppProcess service) {
        long corrupted = service.lines("are corrupted").size();
        long fenced = service.lines("being fenced").size();
        long replaced = service.lines("Replacing thread in the streams").size();
        System.out.println("revived: corrupted " + corrupted + ", fenced " + fenced + ", replaced " + replaced);
        return corrupted + fenced + replaced;
    }
}
