package io.plimsoll.streams.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The configuration of the service, valid from birth. What a file leaves out is taken from the defaults, which are a
 * file too: {@code plimsoll-defaults.yaml} beside this class, with a comment for every key.
 *
 * @param kafka the clients' properties
 * @param streams how the service runs on the cluster
 * @param topics the public topics
 * @param time clocks and idleness
 * @param limits what one event, model and instance may ask for
 * @param http page, metrics and API
 * @param forward whom {@code plimsoll forward} tells of alerts and decisions
 * @param repartitionInput {@code input.repartition}: whether predictions and labels are keyed and partitioned again, for
 *     producers that cannot partition by murmur2
 */
public record ServiceConfig(
        KafkaSettings kafka,
        StreamsSettings streams,
        TopicPlan topics,
        TimeSettings time,
        LimitSettings limits,
        HttpSettings http,
        ForwardSettings forward,
        @JsonProperty("input.repartition") boolean repartitionInput) {

    /** How the public topics are to be set up. */
    public List<TopicSettings> topicSettings() {
        return topics.all(limits);
    }

    /** What the service and those around it must be allowed to do. */
    public List<AccessRule> accessRules() {
        return AccessRule.all(topics, streams.applicationId(), forward.group());
    }

    /** The same service on another cluster. */
    public ServiceConfig withKafka(KafkaSettings other) {
        return new ServiceConfig(other, streams, topics, time, limits, http, forward, repartitionInput);
    }

    /** The same service run in another way. */
    public ServiceConfig withStreams(StreamsSettings other) {
        return new ServiceConfig(kafka, other, topics, time, limits, http, forward, repartitionInput);
    }

    /** The same service with other topics. */
    public ServiceConfig withTopics(TopicPlan other) {
        return new ServiceConfig(kafka, streams, other, time, limits, http, forward, repartitionInput);
    }

    /** The same service with its page elsewhere. */
    public ServiceConfig withHttp(HttpSettings other) {
        return new ServiceConfig(kafka, streams, topics, time, limits, other, forward, repartitionInput);
    }
}
