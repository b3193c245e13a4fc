package io.plimsoll.streams.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Puts the reason of a dead letter into headers, and leaves its bytes as they came. */
final class WriteDeadLetter extends ContextualProcessor<byte[], FirstStage, byte[], byte[]> {

    @Override
    public void process(Record<byte[], FirstStage> record) {
        DeadLetter letter = (DeadLetter) record.value();
        context().forward(new Record<>(letter.key(), letter.value(), record.timestamp(), letter.headers()));
    }
}
