package io.plimsoll.streams.config;

import static io.plimsoll.streams.config.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The section {@code streams}: how the service runs on the cluster.
 *
 * @param applicationId {@code application.id}: the consumer group and the prefix of internal topics; instances with the
 *     same one share the work
 * @param threads stream threads of this instance
 * @param standbys warm copies of each task's state on other instances
 * @param stateDir {@code state.dir}: a directory on a real disk
 * @param commitInterval {@code commit.interval}: how often a transaction ends; the delay of every decision
 * @param protocol how the instances share the partitions
 */
public record StreamsSettings(
        @JsonProperty("application.id") String applicationId,
        int threads,
        int standbys,
        @JsonProperty("state.dir") Path stateDir,
        @JsonProperty("commit.interval") Duration commitInterval,
        GroupProtocol protocol) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** Shorter, and transactions cost more than the work; longer, and a commit comes near to the transaction's timeout. */
    private static final Duration SHORTEST_COMMIT = Duration.ofMillis(50);

    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(10);

    /** @throws InvalidSetting naming the key that is out of its limits */
    public StreamsSettings {
        require(IDENTIFIER.matcher(applicationId).matches(), "application.id", "must be 1 to 100 of A-Z a-z 0-9 . _ -");
        require(threads >= 1 && threads <= 256, "threads", "must be from 1 to 256");
        require(standbys >= 0 && standbys <= 10, "standbys", "must be from 0 to 10");
        require(!stateDir.toString().isEmpty(), "state.dir", "must name a directory");
        boolean timely =
                commitInterval.compareTo(SHORTEST_COMMIT) >= 0 && commitInterval.compareTo(LONGEST_COMMIT) <= 0;
        require(timely, "commit.interval", "must be from 50ms to 10s");
    }

    /** The same with its state elsewhere. */
    public StreamsSettings withStateDir(Path directory) {
        return new StreamsSettings(applicationId, threads, standbys, directory, commitInterval, protocol);
    }
}
