package io.plimsoll.streams.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.plimsoll.streams.ops.health.HealthState.Degraded;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HealthTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Fault FAULT = new Fault("credit", "window is missing");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("checks")
    void shouldAnswerFromTheFigureItWatches(HealthCheck check, HealthStatus expected) {
        // When
        HealthState state = check.ask().state();
        // Then
        assertThat(state.status()).isEqualTo(expected);
    }

    private static Stream<Arguments> checks() {
        return Stream.of(
                arguments(HealthChecks.streams(() -> true), HealthStatus.READY),
                arguments(HealthChecks.streams(() -> false), HealthStatus.NOT_READY),
                arguments(HealthChecks.definitions(List::of), HealthStatus.READY),
                arguments(HealthChecks.definitions(() -> List.of(FAULT)), HealthStatus.DEGRADED),
                arguments(HealthChecks.partitioning(() -> 0), HealthStatus.READY),
                arguments(HealthChecks.partitioning(() -> 1), HealthStatus.DEGRADED),
                arguments(HealthChecks.flushing(() -> MINUTE, MINUTE), HealthStatus.READY),
                arguments(HealthChecks.flushing(() -> MINUTE.plusMillis(1), MINUTE), HealthStatus.DEGRADED));
    }

    @Test
    void shouldBeAsWellAsTheWorstCheck() {
        // When
        HealthReport report = new Health(List.of(
                        HealthChecks.streams(() -> false),
                        HealthChecks.partitioning(() -> 3),
                        HealthChecks.definitions(List::of)))
                .report();
        // Then
        assertThat(report.status()).isEqualTo(HealthStatus.NOT_READY);
    }

    @Test
    void shouldNotBeReadyWhenACheckFails() {
        // When
        HealthReport report = new Health(List.of(new HealthCheck("broken", () -> {
                    throw new IllegalStateException("secret");
                })))
                .report();
        // Then
        assertThat(report.status()).isEqualTo(HealthStatus.NOT_READY);
        assertThat(report.toString()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void shouldNameTheTroublesOfTheModelsTheyAreAbout() {
        // When
        HealthReport report = new Health(List.of(HealthChecks.definitions(() -> List.of(FAULT)))).report();
        // Then
        assertThat(report.troubles("credit")).containsExactly("definitions");
        assertThat(report.troubles("loans")).isEmpty();
    }

    @Test
    void shouldNameOnlyTheFirstOfManyFaults() {
        // When
        HealthState state = HealthChecks.definitions(() -> Collections.nCopies(7, FAULT))
                .ask()
                .state();
        // Then
        assertThat(((Degraded) state).reason()).endsWith("credit (window is missing) and 2 more");
    }
}
