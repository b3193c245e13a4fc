package io.plimsoll.schemas;

/**
 * The data of a CloudEvent on the topic {@code control}: data, never an action. Whoever deploys models decides what to
 * do with it.
 */
public sealed interface ControlEvent permits Alert, Rollback, Promotion, Traffic, Retrain, Withdrawn {
    /** The CloudEvents type that goes with this data. */
    ControlType type();

    /** The model it is about, the key of the record. */
    String model();
}
