package io.plimsoll.streams.ops.health;

import io.plimsoll.streams.ops.health.HealthState.Degraded;
import io.plimsoll.streams.ops.health.HealthState.NotReady;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The checks that every instance has, over figures that others keep. */
public final class HealthChecks {
    private static final int NAMED_FAULTS = 5;

    private HealthChecks() {}

    /**
     * Whether the tasks are assigned and restored.
     *
     * @param running true only once they are: a client in state RUNNING may have no tasks
     */
    public static HealthCheck streams(BooleanSupplier running) {
        return new HealthCheck("streams", () -> running.getAsBoolean() ? HealthState.READY : restoring());
    }

    private static HealthState restoring() {
        return new NotReady(
                "tasks are not assigned or not restored yet",
                "wait; if it lasts, look for a failed or fenced thread in the log");
    }

    /**
     * Whether every policy and reference on the topics could be taken.
     *
     * @param faults those that could not, as of now
     */
    public static HealthCheck definitions(Supplier<List<Fault>> faults) {
        return new HealthCheck("definitions", () -> broken(faults.get()));
    }

    private static HealthState broken(List<Fault> faults) {
        return faults.isEmpty()
                ? HealthState.READY
                : new Degraded(
                        "not in force: " + named(faults),
                        "correct the policy or profile and publish it with plimsoll apply",
                        models(faults));
    }

    private static String named(List<Fault> faults) {
        String first = faults.stream()
                .limit(NAMED_FAULTS)
                .map(fault -> fault.model() + " (" + fault.reason() + ")")
                .collect(Collectors.joining(", "));
        return faults.size() <= NAMED_FAULTS ? first : first + " and " + (faults.size() - NAMED_FAULTS) + " more";
    }

    private static Set<String> models(List<Fault> faults) {
        return faults.stream().map(Fault::model).collect(Collectors.toSet());
    }

    /**
     * Whether events are where their keys say, without which labels silently find no prediction.
     *
     * @param misplaced how many were not, since the start
     */
    public static HealthCheck partitioning(LongSupplier misplaced) {
        return new HealthCheck("partitioning", () -> placed(misplaced.getAsLong()));
    }

    private static HealthState placed(long misplaced) {
        return misplaced == 0
                ? HealthState.READY
                : new Degraded(
                        misplaced + " events are not on the partition that murmur2 of their key says",
                        "set partitioner=murmur2_random in producers built on librdkafka, or input.repartition: true");
    }

    /**
     * Whether counts leave with the commits, as they must.
     *
     * @param age how long ago counts were flushed while some were waiting; zero when none wait
     * @param most the longest that is normal
     */
    public static HealthCheck flushing(Supplier<Duration> age, Duration most) {
        return new HealthCheck("flushing", () -> flushed(age.get(), most));
    }

    private static HealthState flushed(Duration age, Duration most) {
        return age.compareTo(most) <= 0
                ? HealthState.READY
                : new Degraded(
                        "counts have been waiting for a commit for " + age.toSeconds() + " s",
                        "see whether the brokers take writes; the counts leave with the next commit");
    }
}
