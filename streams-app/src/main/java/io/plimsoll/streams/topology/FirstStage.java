package io.plimsoll.streams.topology;

/** What an observer of events sends on: a tick for its flush, or an event that it could not take. */
sealed interface FirstStage permits Tick, DeadLetter {}
