package io.plimsoll.detectors.check;

/**
 * A question that is asked of every window. A check is a record; its components are the parameters that a policy can set.
 */
public sealed interface Check
        permits DriftCheck,
                IncreaseCheck,
                EstimatedAccuracyCheck,
                LabelShiftCheck,
                ChangeCheck,
                LatencyCheck,
                VolumeCheck,
                SilenceCheck,
                PerformanceConstraint,
                FairnessConstraint {

    /** The name: in policies, reports, alerts and metrics. */
    String name();

    /** The family. */
    Family family();
}
