package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.schemas.Subject;
import io.plimsoll.streams.monitor.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What findings are about, in the contract's terms. */
final class SubjectWire {

    private static final String JOINT = "|";

    private SubjectWire() {}

    static Subject subject(Target target, Policy policy) {
        String segment = target.segment().map(place -> key(place, policy)).orElse(null);
        return switch (target.kind()) {
            case FEATURE, SCORE, DECISION, VALUE, LABEL -> of(target.name(), segment, null);
            case MIX -> of(null, segment, target.name());
            case TRAFFIC -> of(null, segment, null);
            case METRIC -> new Subject(null, target.name(), segment, null, null, null);
            case GROUP -> group((Target.Group) target);
        };
    }

    private static Subject group(Target.Group target) {
        return new Subject(
                null,
                target.name(),
                null,
                target.attribute(),
                target.group().orElse(null),
                target.comparator().orElse(null));
    }

    private static Subject of(@Nullable String feature, @Nullable String segment, @Nullable String attribute) {
        return new Subject(feature, null, segment, attribute, null, null);
    }

    /** The key of a slice: {@code gender=female|age_band=60+}. */
    static String key(List<String> attributes, List<String> values) {
        Map<String, String> slice = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            slice.put(attributes.get(i), values.get(i));
        }
        return SegmentKey.of(slice);
    }

    /**
     * The key of a slice that the engine names by joined texts. Where values hold the joint themselves, so that it cannot be
     * told where one ends, the joined texts are taken for one name and one value.
     */
    static String key(Segment segment, Policy policy) {
        List<String> attributes = attributes(segment.dimension(), policy).orElse(List.of(segment.dimension()));
        List<String> values = attributes.size() == 1
                ? List.of(segment.value())
                : List.of(segment.value().split("\\|", -1));
        return values.size() == attributes.size()
                ? key(attributes, values)
                : key(List.of(segment.dimension()), List.of(segment.value()));
    }

    private static Optional<List<String>> attributes(String dimension, Policy policy) {
        return policy.segments().stream()
                .filter(attributes -> String.join(JOINT, attributes).equals(dimension))
                .findFirst();
    }
}
