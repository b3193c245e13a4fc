package io.plimsoll.detectors.check;

/**
 * What a segment has to do with a change of all traffic.
 *
 * @param segment the segment
 * @param weight its share of the cases after the change
 * @param share its share of the change; under 0 where it moved against the whole
 * @param mix how much of the change is that it has another share of the cases
 * @param within how much of the change is within it
 */
public record SegmentShare(Segment segment, double weight, double share, double mix, double within) {

    /** How much more it carries than its share of the cases: 0 where the change is spread evenly. */
    public double concentration() {
        return share - weight;
    }
}
