package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.config.TopicSettings;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicDifferenceTest {
    private final TopicSettings labels = settings(TopicName.LABELS);
    private final TopicSettings control = settings(TopicName.CONTROL);

    @Test
    void shouldFindNothingWhereAllIsAsWanted() {
        assertThat(TopicDifference.of(labels, 6, labels.properties())).isEmpty();
    }

    @Test
    void shouldRefuseAnotherNumberOfPartitions() {
        assertThat(TopicDifference.of(labels, 12, labels.properties()))
                .singleElement()
                .satisfies(difference -> assertThat(difference.grave()).isTrue())
                .extracting(TopicDifference::inWords)
                .isEqualTo(
                        "plimsoll.labels has 12 partitions, should be 6: set topics.partitions to 12, or delete it and"
                                + " run plimsoll topics create again");
    }

    @Test
    void shouldRefuseCompactionOfATopicThatIsAHistory() {
        assertThat(TopicDifference.of(control, 1, with(control, "cleanup.policy", "compact")))
                .singleElement()
                .satisfies(difference -> assertThat(difference.grave()).isTrue())
                .extracting(TopicDifference::inWords)
                .isEqualTo(
                        "plimsoll.control has cleanup.policy=compact, should be delete: kafka-configs --alter --topic"
                                + " plimsoll.control --add-config cleanup.policy=delete");
    }

    @Test
    void shouldRefuseATopicThatTakesTooLittleAndAcceptOneThatTakesMore() {
        assertThat(TopicDifference.of(control, 1, with(control, "max.message.bytes", "1000")))
                .singleElement()
                .satisfies(difference -> assertThat(difference.grave()).isTrue());
        assertThat(TopicDifference.of(control, 1, with(control, "max.message.bytes", "9999999")))
                .isEmpty();
    }

    @Test
    void shouldOnlyNoteAnotherRetention() {
        assertThat(TopicDifference.of(control, 1, with(control, "retention.ms", "3600000")))
                .singleElement()
                .satisfies(difference -> assertThat(difference.grave()).isFalse());
    }

    private static Map<String, String> with(TopicSettings topic, String name, String value) {
        Map<String, String> properties = new TreeMap<>(topic.properties());
        properties.put(name, value);
        return properties;
    }

    private static TopicSettings settings(TopicName wanted) {
        return new ConfigParser(Map.of())
                .defaults().topicSettings().stream()
                        .filter(topic -> topic.topic() == wanted)
                        .findFirst()
                        .orElseThrow();
    }
}
