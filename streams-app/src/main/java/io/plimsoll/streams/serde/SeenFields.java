package io.plimsoll.streams.serde;

import java.util.EnumSet;

/** Which fields of the contract an event has had so far. */
final class SeenFields {

    private final EnumSet<EventField> seen = EnumSet.noneOf(EventField.class);

    void clear() {
        seen.clear();
    }

    /** @throws RefusedException if the field was there before */
    void once(EventField field) throws RefusedException {
        if (!seen.add(field)) {
            throw new RefusedException(Reason.DUPLICATE_KEY, field);
        }
    }

    /** @throws RefusedException if the field has not come */
    void require(EventField field) throws RefusedException {
        if (!seen.contains(field)) {
            throw new RefusedException(Reason.MISSING_FIELD, field);
        }
    }
}
