package io.plimsoll.streams.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Rollout;
import io.plimsoll.streams.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Policies of tests as somebody would have written them. What tests do not vary is left to the defaults; who uses this
 * checks that the policy read from it is the same.
 */
final class PolicyJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PolicyJson() {}

    static MonitorPolicy of(Policy policy) {
        ObjectNode written = NODES.objectNode();
        written.put("model", policy.model());
        written.put("task", policy.task().name().toLowerCase(Locale.ROOT));
        policy.positive().ifPresent(positive -> written.put("positive", positive));
        written.put("window", length(policy.window()));
        for (int panes : policy.scan().lengths()) {
            written.withArray("scan").add(length(policy.window().multipliedBy(panes)));
        }
        written.put("lateness", length(policy.lateness()));
        written.putObject("labels").put("horizon", length(policy.horizon()));
        policy.features()
                .forEach((name, rule) -> written.withObject("/features").set(name, feature(rule)));
        policy.derive().forEach((name, from) -> written.withObject("/derive").set(name, derivation(from)));
        policy.segments().forEach(segment -> written.withArray("segments").add(texts(segment)));
        policy.checks()
                .outcomes()
                .performance()
                .forEach(limit -> written.withObject("/performance")
                        .withArray("constraints")
                        .addObject()
                        .put("metric", limit.name())
                        .put("min", limit.limits().min()));
        if (!policy.rollout().dryRun()) {
            written.set("rollout", rollout(policy.rollout()));
        }
        try {
            return Json.MESSAGES.treeToValue(written, MonitorPolicy.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static ObjectNode rollout(Rollout rollout) {
        ObjectNode written = NODES.objectNode();
        rollout.fallback().ifPresent(fallback -> written.put("fallback", fallback));
        written.put("cooldown", length(rollout.cooldown()));
        written.put("expiry", length(rollout.expiry()));
        return written;
    }

    private static ObjectNode feature(Policy.FeatureRule rule) {
        ObjectNode written = NODES.objectNode();
        rule.range().ifPresent(range -> written.set("range", range(range)));
        if (rule.nullable() > 0) {
            written.put("nullable", rule.nullable());
        }
        if (rule.ignore()) {
            written.put("ignore", true);
        }
        return written;
    }

    private static ArrayNode range(NumericSubject.Range range) {
        ArrayNode ends = NODES.arrayNode();
        for (double end : new double[] {range.low(), range.high()}) {
            if (Double.isInfinite(end)) {
                ends.addNull();
            } else {
                ends.add(end);
            }
        }
        return ends;
    }

    private static ObjectNode derivation(Policy.Derivation derivation) {
        ObjectNode written = NODES.objectNode().put("from", derivation.from());
        if (derivation instanceof Policy.Derivation.Groups groups) {
            groups.groups()
                    .forEach((name, levels) -> written.withObject("/groups").set(name, texts(levels)));
        } else if (derivation instanceof Policy.Derivation.Cuts cuts) {
            cuts.cuts().forEach(cut -> written.withArray("cuts").add(cut));
        }
        return written;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String length(Duration duration) {
        return duration.toMinutes() + "m";
    }
}
