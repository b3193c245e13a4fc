package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Target;

/**
 * What an alert is about in the eyes of whoever looks for its cause.
 *
 * @param part where it stands between cause and harm
 * @param field the field of the events, the metric, or the attribute of people
 * @param segment whether it is about a part of the traffic, or of people, alone
 */
public record Kin(Part part, String field, boolean segment) {

    /** Where an alert stands between cause and harm, the likelier cause first. */
    public enum Part {
        /** A field's values are at fault. */
        FAULT,
        /** A field's values, or the mix of the traffic, moved. */
        SHIFT,
        /** What the model answers moved. */
        ANSWER,
        /** The model is wrong more often, or less fair, or is estimated to be. */
        HARM,
        /** Something of the traffic itself. */
        TRAFFIC;

        /** Whether it is about what goes into the model. */
        public boolean isData() {
            return this == FAULT || this == SHIFT;
        }

        /** Faults and shifts of a field are one thing; whoever mends the one has mended the other. */
        Part kind() {
            return isData() ? FAULT : this;
        }
    }

    static Kin of(Finding finding) {
        Target target = finding.target();
        return switch (target.kind()) {
            case FEATURE, MIX -> of(isFault(finding) ? Part.FAULT : Part.SHIFT, target);
            case SCORE, DECISION, VALUE -> of(isFault(finding) ? Part.FAULT : Part.ANSWER, target);
            case METRIC, LABEL -> of(Part.HARM, target);
            case GROUP -> group((Target.Group) target);
            case TRAFFIC -> new Kin(Part.TRAFFIC, finding.check(), false);
        };
    }

    private static boolean isFault(Finding finding) {
        return finding.family() == Family.INTEGRITY;
    }

    private static Kin of(Part part, Target target) {
        return new Kin(part, target.name(), target.segment().isPresent());
    }

    private static Kin group(Target.Group group) {
        return new Kin(Part.HARM, group.attribute(), group.group().isPresent());
    }

    /** Whether the two are about the same thing, be it the whole or a part of it. */
    boolean isAboutTheSame(Kin other) {
        return part.kind() == other.part.kind() && field.equals(other.field);
    }
}
