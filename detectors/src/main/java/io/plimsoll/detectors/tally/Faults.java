package io.plimsoll.detectors.tally;

/**
 * What was wrong with the values of a subject: counts of events.
 *
 * @param events the events that were looked at
 * @param missing null, absent or NaN
 * @param wrongType of another kind than the reference's
 * @param outOfRange outside the declared or learned range; also counted in their cell
 * @param unseen of a level that the reference never held
 */
public record Faults(long events, long missing, long wrongType, long outOfRange, long unseen) {

    /** The events whose value was there and of the right type. */
    public long present() {
        return events - missing - wrongType;
    }
}
