package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.RolloutRules;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.PolicyDuration;
import io.plimsoll.schemas.RolloutPolicy;
import io.plimsoll.schemas.Task;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Rollout;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The block {@code rollout} of a policy, with every default filled in. */
final class RolloutWire {

    private static final int FEWEST_ARMS = 2;

    private final RolloutPolicy written;
    private final Task task;

    private RolloutWire(RolloutPolicy written, Task task) {
        this.written = written;
        this.task = task;
    }

    /** Without the block decisions are shown, and nobody is to act on them. */
    static Rollout rollout(MonitorPolicy policy) {
        return policy.rollout() == null ? Rollout.SHOWN : new RolloutWire(policy.rollout(), policy.task()).inForce();
    }

    private Rollout inForce() {
        Rollout standard = Rollout.STANDARD;
        return new Rollout(
                standard.dryRun(),
                Optional.ofNullable(written.fallback()),
                metric(),
                Optional.ofNullable(written.margin()).orElse(standard.margin()),
                Optional.ofNullable(written.confidence()).orElse(standard.confidence()),
                written.gates() != null && written.gates().insufficient() == RolloutPolicy.InsufficientGate.BLOCK,
                approval(written.approval() == null ? null : written.approval().rollback(), standard.rollback()),
                approval(written.approval() == null ? null : written.approval().promotion(), standard.promotion()),
                Optional.ofNullable(written.weights()).orElse(Map.of()),
                floor(),
                step(),
                length(written.cooldown(), standard.cooldown()),
                expiry());
    }

    private PerformanceMetric metric() {
        String asked = written.metric();
        if (asked == null) {
            return task == Task.REGRESSION ? PerformanceMetric.MEAN_ABSOLUTE_ERROR : PerformanceMetric.ACCURACY;
        }
        return PerformanceMetric.named(asked)
                .filter(this::canBeCompared)
                .orElseThrow(() -> new WireException(
                        "rollout.metric",
                        "is nothing that versions can be compared by; use one of "
                                + Arrays.stream(PerformanceMetric.values())
                                        .filter(this::canBeCompared)
                                        .map(PerformanceMetric::label)
                                        .collect(Collectors.joining(", "))));
    }

    private boolean canBeCompared(PerformanceMetric metric) {
        return metric.suits(PerformanceMetric.Task.valueOf(task.name())) && RolloutRules.tellsTheBetter(metric);
    }

    private static Rollout.Approval approval(@Nullable Approval asked, Rollout.Approval standard) {
        return asked == null ? standard : Rollout.Approval.valueOf(asked.name());
    }

    private double floor() {
        double floor = Optional.ofNullable(written.floor()).orElse(Rollout.STANDARD.floor());
        int arms = Math.max(
                FEWEST_ARMS, written.weights() == null ? 0 : written.weights().size());
        if (floor * arms > 1) {
            throw new WireException(
                    "rollout.floor", "is more than " + arms + " versions can each have; use at most 1/" + arms);
        }
        return floor;
    }

    private double step() {
        double step = Optional.ofNullable(written.step()).orElse(Rollout.STANDARD.step());
        if (step == 0) {
            throw new WireException("rollout.step", "of 0 would never change a share; use for example 0.1");
        }
        return step;
    }

    private Duration expiry() {
        Duration expiry = length(written.expiry(), Rollout.STANDARD.expiry());
        if (expiry.isZero()) {
            throw new WireException("rollout.expiry", "must be longer than nothing; use for example 24h");
        }
        return expiry;
    }

    private static Duration length(@Nullable PolicyDuration asked, Duration standard) {
        return asked == null ? standard : asked.toDuration();
    }
}
