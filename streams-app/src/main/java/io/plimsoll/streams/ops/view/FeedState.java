package io.plimsoll.streams.ops.view;

import io.plimsoll.streams.ops.health.HealthState;

/** How far the view is behind its topics. */
public sealed interface FeedState {
    /** What it means for the instance. */
    HealthState health();

    /** The ends of the topics are not known yet. */
    record Starting() implements FeedState {
        @Override
        public HealthState health() {
            return new HealthState.NotReady("the view has not begun to read its topics", "wait for the brokers");
        }
    }

    /**
     * Records that were there at the start have not been read yet.
     *
     * @param lag how many records, about
     */
    record Loading(long lag) implements FeedState {
        @Override
        public HealthState health() {
            return new HealthState.NotReady("the view has " + lag + " records to read", "wait");
        }
    }

    /**
     * Everything that was there at the start has been read.
     *
     * @param lag how many records came since and have not been read, about
     */
    record CaughtUp(long lag) implements FeedState {
        @Override
        public HealthState health() {
            return HealthState.READY;
        }
    }

    /**
     * Reading failed; it is tried again.
     *
     * @param reason the kind of failure
     */
    record Failing(String reason) implements FeedState {
        @Override
        public HealthState health() {
            return new HealthState.NotReady(
                    "the view cannot read its topics: " + reason,
                    "see that reports and control exist and may be read; it is tried again all the time");
        }
    }
}
