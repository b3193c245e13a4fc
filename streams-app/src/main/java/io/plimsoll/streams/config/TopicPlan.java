package io.plimsoll.streams.config;

import static io.plimsoll.streams.config.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plimsoll.streams.config.CleanupPolicy.Compact;
import io.plimsoll.streams.config.CleanupPolicy.Delete;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The section {@code topics}: how the eight public topics are named and set up.
 *
 * @param prefix what stands before each name
 * @param partitions of the topics that carry traffic: predictions, labels, reports and dead letters. The others carry a
 *     few records a day, and one partition gives them one order
 * @param replication how many copies of each partition
 * @param retention how long records are kept
 */
public record TopicPlan(String prefix, int partitions, int replication, Retention retention) {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");
    private static final String AS_IT_COMES = "producer";

    /** Reports repeat their names a thousand times; this shrinks them by more than ten. */
    private static final String SMALL = "zstd";

    /** @throws InvalidSetting naming the key that is out of its limits */
    public TopicPlan {
        require(PREFIX.matcher(prefix).matches(), "prefix", "must be at most 100 of A-Z a-z 0-9 . _ -");
        require(partitions >= 1 && partitions <= 10_000, "partitions", "must be from 1 to 10000");
        require(replication >= 1 && replication <= 100, "replication", "must be from 1 to 100");
    }

    /**
     * The section {@code topics.retention}: how long records are kept where a topic is not compacted.
     *
     * @param predictions how far back a restart of the service can read
     * @param labels the same for labels
     * @param deadLetters {@code dead-letters}: the time there is to look at them
     * @param reports the history of every figure
     * @param control the history of every alert and recommendation
     */
    public record Retention(
            Duration predictions,
            Duration labels,
            @JsonProperty("dead-letters") Duration deadLetters,
            Duration reports,
            Duration control) {

        /** @throws InvalidSetting naming a key that keeps nothing */
        public Retention {
            kept("predictions", predictions);
            kept("labels", labels);
            kept("dead-letters", deadLetters);
            kept("reports", reports);
            kept("control", control);
        }

        private static void kept(String key, Duration duration) {
            require(duration.compareTo(Duration.ofHours(1)) >= 0, key, "must be at least 1h");
        }
    }

    /** The full name of a topic. */
    public String nameOf(TopicName topic) {
        return prefix + topic.suffix();
    }

    /** How all eight are to be set up. */
    public List<TopicSettings> all(LimitSettings limits) {
        return Arrays.stream(TopicName.values())
                .map(topic -> settings(topic, limits))
                .toList();
    }

    /** The same with one copy of everything, for a cluster of one broker. */
    public TopicPlan unreplicated() {
        return new TopicPlan(prefix, partitions, 1, retention);
    }

    private TopicSettings settings(TopicName topic, LimitSettings limits) {
        DataSize small = DataSize.ofMegabytes(1);
        return switch (topic) {
            case PREDICTIONS -> busy(topic, new Delete(retention.predictions()), limits.event(), AS_IT_COMES);
            case LABELS -> busy(topic, new Delete(retention.labels()), limits.event(), AS_IT_COMES);
            case DEAD_LETTERS -> busy(topic, new Delete(retention.deadLetters()), limits.deadLetter(), AS_IT_COMES);
            case REPORTS -> busy(topic, new Delete(retention.reports()), limits.report(), SMALL);
            case REFERENCES -> single(topic, new Compact(), limits.report(), SMALL);
            case MONITORS -> single(topic, new Compact(), small, AS_IT_COMES);
            case INCIDENTS -> single(topic, new Compact(), small, AS_IT_COMES);
            case CONTROL -> single(topic, new Delete(retention.control()), small, AS_IT_COMES);
        };
    }

    private TopicSettings busy(TopicName topic, CleanupPolicy cleanup, DataSize max, String compression) {
        return new TopicSettings(topic, nameOf(topic), partitions, (short) replication, cleanup, max, compression);
    }

    private TopicSettings single(TopicName topic, CleanupPolicy cleanup, DataSize max, String compression) {
        return new TopicSettings(topic, nameOf(topic), 1, (short) replication, cleanup, max, compression);
    }
}
