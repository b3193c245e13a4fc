package io.plimsoll.streams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private final ServiceConfig config = new ConfigParser(Map.of()).defaults();
    private final List<TopicSettings> topics = config.topicSettings();
    private final Map<TopicName, TopicSettings> byName =
            topics.stream().collect(Collectors.toMap(TopicSettings::topic, Function.identity()));

    @Test
    void shouldNameTheEightTopicsOfTheContract() {
        assertThat(topics)
                .extracting(TopicSettings::name)
                .containsExactly(
                        "plimsoll.predictions",
                        "plimsoll.labels",
                        "plimsoll.references",
                        "plimsoll.monitors",
                        "plimsoll.reports",
                        "plimsoll.control",
                        "plimsoll.incidents",
                        "plimsoll.dead-letters");
    }

    @Test
    void shouldPartitionLabelsAsPredictions() {
        assertThat(settings(TopicName.LABELS).partitions())
                .isEqualTo(settings(TopicName.PREDICTIONS).partitions());
    }

    @Test
    void shouldCompactWhatIsReadAsATableAndDeleteTheRest() {
        assertThat(topics)
                .filteredOn(topic -> topic.cleanup() instanceof CleanupPolicy.Compact)
                .extracting(TopicSettings::topic)
                .containsExactly(TopicName.REFERENCES, TopicName.MONITORS, TopicName.INCIDENTS);
    }

    @Test
    void shouldGiveKafkaItsOwnSettings() {
        assertThat(settings(TopicName.REPORTS).properties())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "34560000000",
                        "max.message.bytes", "8388608",
                        "compression.type", "zstd"));
        assertThat(settings(TopicName.DEAD_LETTERS).properties()).containsEntry("max.message.bytes", "5242880");
    }

    @Test
    void shouldSayWhoNeedsWhichRights() {
        assertThat(config.accessRules())
                .extracting(AccessRule::arguments)
                .contains(
                        "--add --allow-principal User:plimsoll --operation Read --topic plimsoll.predictions",
                        "--add --allow-principal User:plimsoll --operation Write --operation Describe"
                                + " --transactional-id plimsoll --resource-pattern-type prefixed",
                        "--add --allow-principal User:models --operation Write --topic plimsoll.labels",
                        "--add --allow-principal User:consumers --operation Read --group plimsoll-forward"
                                + " --resource-pattern-type prefixed");
    }

    private TopicSettings settings(TopicName topic) {
        return Objects.requireNonNull(byName.get(topic));
    }
}
