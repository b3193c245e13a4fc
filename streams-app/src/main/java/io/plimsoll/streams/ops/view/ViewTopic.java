package io.plimsoll.streams.ops.view;

/** The topics that the view is built from. */
public enum ViewTopic {
    /** A report per window and revision. */
    REPORTS,
    /** Alerts and recommendations. */
    CONTROL
}
