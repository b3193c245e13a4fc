package io.plimsoll.streams.topology;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Says that a task has something on its heap to flush before it commits; carries nothing else. */
public enum Tick implements FirstStage {
    /** The only tick there is. */
    ARMED;

    private static final byte[] BYTES = {1};

    static Serde<Tick> serde() {
        return Serdes.serdeFrom((topic, tick) -> BYTES.clone(), (topic, bytes) -> ARMED);
    }
}
