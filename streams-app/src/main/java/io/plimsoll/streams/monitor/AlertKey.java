package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Target;

/**
 * What an incident is about; two findings with the same key are the same incident. Stable over restarts and replays.
 *
 * @param model the model
 * @param version its version
 * @param check the check
 * @param target what was found, with its segment
 */
public record AlertKey(String model, String version, String check, String target) implements Comparable<AlertKey> {

    private static final int LONGEST = 255;

    /** The key of a finding. */
    public static AlertKey of(String model, String version, Finding finding) {
        return new AlertKey(model, version, finding.check(), name(finding.target()));
    }

    private static String name(Target target) {
        if (target instanceof Target.Group group) {
            return group.attribute()
                    + group.group().map(name -> "=" + name).orElse("")
                    + group.comparator().map(name -> ":" + name).orElse("");
        }
        String name = target.kind() == Target.Kind.MIX ? "mix:" + target.name() : target.name();
        return target.segment()
                .map(Segment::toString)
                .map(segment -> name + "@" + segment)
                .orElse(name);
    }

    /** Orders by the text. */
    @Override
    public int compareTo(AlertKey other) {
        return toString().compareTo(other.toString());
    }

    /** One text of at most 255 characters; where names are longer its end is a hash of the whole. */
    @Override
    public String toString() {
        String text = String.join("/", model, version, check, target);
        if (text.length() <= LONGEST) {
            return text;
        }
        String hash = new Fingerprint().add(text).toString();
        return text.substring(0, LONGEST - hash.length() - 1) + "~" + hash;
    }
}
