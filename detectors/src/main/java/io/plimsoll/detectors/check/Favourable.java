package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.Set;

/**
 * Which decisions are good for the person: parity and opportunity are about them.
 *
 * @param codes the codes of the classes
 */
public record Favourable(Set<Integer> codes) {

    /** The positive class of a binary model. */
    public static final Favourable POSITIVE = new Favourable(Set.of(OutcomeSubject.POSITIVE));

    /** The other class of a binary model: not to be taken for a fraud. */
    public static final Favourable NEGATIVE = new Favourable(Set.of(OutcomeSubject.NEGATIVE));

    /** A copy is kept. */
    public Favourable {
        codes = Set.copyOf(codes);
    }

    /** Whether a class is good for the person. */
    public boolean includes(int code) {
        return codes.contains(code);
    }
}
