package io.plimsoll.detectors.check;

/** A share that should not grow: the ladder is about by how much it is, for certain, larger than is normal. */
public sealed interface IncreaseCheck extends Check permits IntegrityCheck, ErrorRateCheck {

    /** From which increase on how severe it is. */
    Ladder ladder();
}
